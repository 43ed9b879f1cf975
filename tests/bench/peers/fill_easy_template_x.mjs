// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors
//
// usage: node fill_easy_template_x.mjs NODE_FOLDER TEMPLATE DATA COUNT FOLDER
// Fills the template COUNT times; the data of document n are those of document 1 with its number.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [nodeFolder, templateFile, dataFile, count, folder] = process.argv.slice(2);
const require = createRequire(join(nodeFolder, "package.json"));
const { TemplateHandler } = require("easy-template-x");

const template = readFileSync(templateFile);
const first = readFileSync(dataFile, "utf8");
const handler = new TemplateHandler();
for (let number = 1; number <= Number(count); ++number) {
  const data = JSON.parse(first.replaceAll("000001", String(number).padStart(6, "0")));
  writeFileSync(join(folder, "document.docx"), await handler.process(template, data));
}
