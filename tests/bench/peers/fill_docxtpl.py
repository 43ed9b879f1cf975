# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""usage: fill_docxtpl.py TEMPLATE DATA COUNT FOLDER

Fills the template COUNT times; the data of document n are those of document 1 with its number.
"""

import json
import pathlib
import sys

import docxtpl

template, data, count, folder = sys.argv[1:]
first = pathlib.Path(data).read_text(encoding="utf-8")
for number in range(1, int(count) + 1):
    document = docxtpl.DocxTemplate(template)
    document.render(json.loads(first.replace("000001", f"{number:06}")), autoescape=True)
    document.save(f"{folder}/document.docx")
