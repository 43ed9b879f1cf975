// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors
//
// usage: node fill_docxtemplater.mjs NODE_FOLDER TEMPLATE DATA COUNT FOLDER
// Fills the template COUNT times; the data of document n are those of document 1 with its number.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [nodeFolder, templateFile, dataFile, count, folder] = process.argv.slice(2);
const require = createRequire(join(nodeFolder, "package.json"));
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const template = readFileSync(templateFile);
const first = readFileSync(dataFile, "utf8");
for (let number = 1; number <= Number(count); ++number) {
  const data = JSON.parse(first.replaceAll("000001", String(number).padStart(6, "0")));
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
  document.render(data);
  const bytes = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  writeFileSync(join(folder, "document.docx"), bytes);
}
