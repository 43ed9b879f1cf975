// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

namespace bestek::documents {

/// A .docx as "odt" or "pdf" (tagged, so that a screen reader can read it), by LibreOffice, which
/// must be installed; with a profile of its own, so that it disturbs no LibreOffice that is open.
/// Throws FileError when there is no LibreOffice or it fails.
std::string converted_by_office(const std::string& docx, const std::string& format);

/// Throws FileError, with what to do, when LibreOffice is not installed.
void require_office(const std::string& format);

}  // namespace bestek::documents
