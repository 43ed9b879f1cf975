#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
#
# Usage: check_samples.sh MAKER PYTHON CHECKER SCHEMAS: makes the sample documents and validates them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder"
"$2" "$3" "$folder"/*.docx --schemas "$4"
