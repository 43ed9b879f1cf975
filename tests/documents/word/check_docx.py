#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Checks Word files: every XML part against its ISO 29500-4 (transitional) schema, and that the parts fit together.

usage: check_docx.py FILE... --schemas DIR

DIR holds iso29500-4/, opc/ and mce/. A part without a known schema is a failure, not a warning. Needs xmllint.
Exit codes: 0 all is well; 1 a file is not; 2 the check could not be done.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

WML = "iso29500-4/wml.xsd"
RELATIONSHIPS = "opc/opc-relationships.xsd"
SCHEMA_OF_PART = [
    (r"\[Content_Types\]\.xml", "opc/opc-contentTypes.xsd"),
    (r"(.*/)?_rels/[^/]*\.rels", RELATIONSHIPS),
    (r"word/(document|styles|numbering|settings|fontTable|footnotes|header\d+|footer\d+)\.xml", WML),
    (r"docProps/core\.xml", "opc/opc-coreProperties.xsd"),
    (r"docProps/app\.xml", "iso29500-4/shared-documentPropertiesExtended.xsd"),
    (r"docProps/custom\.xml", "iso29500-4/shared-documentPropertiesCustom.xsd"),
]

# The schema of the core properties names these two on the web; the check works without a network.
DUBLIN_CORE = {
    "http://dublincore.org/schemas/xmls/qdc/2003/04/02/dc.xsd": """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://purl.org/dc/elements/1.1/"
    xmlns="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">
  <xs:element name="title" type="xs:string"/><xs:element name="creator" type="xs:string"/>
  <xs:element name="subject" type="xs:string"/><xs:element name="description" type="xs:string"/>
  <xs:element name="identifier" type="xs:string"/><xs:element name="language" type="xs:string"/>
</xs:schema>""",
    "http://dublincore.org/schemas/xmls/qdc/2003/04/02/dcterms.xsd": """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://purl.org/dc/terms/"
    xmlns="http://purl.org/dc/terms/" elementFormDefault="qualified">
  <xs:simpleType name="W3CDTF">
    <xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/>
  </xs:simpleType>
  <xs:element name="created" type="xs:anyType"/><xs:element name="modified" type="xs:anyType"/>
</xs:schema>""",
}

XML_ATTRIBUTES = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
    <xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
</xs:schema>"""

NAMESPACE_OF_SCHEMA = {
    WML: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "opc/opc-coreProperties.xsd": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
VML = ("urn:schemas-microsoft-com:vml", "iso29500-4/vml-main.xsd")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Schemas:
    """Schemas made fit for xmllint: all imports found in the folder or beside it, never on the web."""

    def __init__(self, folder, scratch):
        self.folder = folder.resolve()
        self.scratch = scratch
        rows = []
        for number, (address, text) in enumerate(DUBLIN_CORE.items()):
            path = scratch / f"dublin-core-{number}.xsd"
            path.write_text(text, encoding="utf-8")
            rows.append(f'<system systemId="{address}" uri="{path.as_uri()}"/>')
        self.catalog = scratch / "catalog.xml"
        self.catalog.write_text(
            '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">' + "".join(rows) + "</catalog>",
            encoding="utf-8")
        (scratch / "xml.xsd").write_text(XML_ATTRIBUTES, encoding="utf-8")

    def path(self, schema):
        """The schema itself, or one that imports it together with what it leaves to be found."""
        source = self.folder / schema
        if not source.is_file():
            raise FileNotFoundError(f"schema not found: {source}")
        if schema not in NAMESPACE_OF_SCHEMA:
            return source
        imports = [("http://www.w3.org/XML/1998/namespace", self.scratch / "xml.xsd"),
                   (NAMESPACE_OF_SCHEMA[schema], source)]
        if schema == WML:
            imports.append((VML[0], self.folder / VML[1]))
        driver = self.scratch / (pathlib.Path(schema).stem + "-driver.xsd")
        driver.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">' + "".join(
            f'<xs:import namespace="{name}" schemaLocation="{path.as_uri()}"/>' for name, path in imports)
            + "</xs:schema>", encoding="utf-8")
        return driver


def schema_of(part):
    for pattern, schema in SCHEMA_OF_PART:
        if re.fullmatch(pattern, part):
            return schema
    return None


def validate(schemas, schema, paths):
    """What xmllint has to say about these parts."""
    command = ["xmllint", "--noout", "--nonet", "--huge", "--schema", str(schemas.path(schema))] + [str(p) for p in paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False,
                         env={"PATH": "/usr/local/bin:/usr/bin:/bin", "XML_CATALOG_FILES": str(schemas.catalog)})
    if run.returncode == 0:
        return []
    noise = (" validates", "Schemas parser warning")
    lines = [line for line in run.stderr.splitlines() if not any(word in line for word in noise)]
    return lines or [f"xmllint: exit code {run.returncode}"]


def package_errors(names, trees):
    """Parts without a content type, relationships to nowhere, ids that are used but not defined."""
    errors = []
    types = trees["[Content_Types].xml"]
    overrides = {e.get("PartName") for e in types if e.tag.endswith("Override")}
    errors += [f"[Content_Types].xml: no part {part}" for part in overrides if part.lstrip("/") not in names]
    plain = {n for n in names if not n.endswith(".rels") and n != "[Content_Types].xml"}
    errors += [f"{part}: no content type of its own" for part in sorted(plain) if "/" + part not in overrides]
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        base = pathlib.PurePosixPath(name).parent.parent
        owner = str(base / pathlib.PurePosixPath(name).name[:-len(".rels")])
        if owner != "." and name != "_rels/.rels" and owner not in names:
            errors.append(f"{name}: belongs to no part")
        for relation in tree:
            target = str(base / relation.get("Target"))
            if relation.get("TargetMode") != "External" and target not in names:
                errors.append(f"{name}: no part {target}")
    for name, tree in trees.items():
        used = {v for e in tree.iter() for k, v in e.attrib.items() if k == R + "id"}
        if not used:
            continue
        path = pathlib.PurePosixPath(name)
        relations = trees.get(str(path.parent / "_rels" / (path.name + ".rels")), [])
        missing = used - {relation.get("Id") for relation in relations}
        errors += [f"{name}: no relationship {identifier}" for identifier in sorted(missing)]
    return errors


def word_errors(trees):
    """Styles, lists, bookmarks and footnotes that are referred to but are not there."""
    errors = []
    texts = [tree for name, tree in trees.items() if re.match(r"word/(document|footnotes|header|footer)", name)]
    everything = [element for tree in texts for element in tree.iter()]
    styles = {e.get(W + "styleId") for e in trees["word/styles.xml"].iter(W + "style")}
    lists = {e.get(W + "numId") for e in trees["word/numbering.xml"].iter(W + "num")} | {"0"}
    notes = {e.get(W + "id") for e in trees["word/footnotes.xml"].iter(W + "footnote")}
    bookmarks = [e.get(W + "name") for e in everything if e.tag == W + "bookmarkStart"]
    for element in everything + list(trees["word/styles.xml"].iter()):
        value = element.get(W + "val")
        if element.tag in (W + "pStyle", W + "rStyle", W + "tblStyle", W + "basedOn", W + "next"):
            if value not in styles:
                errors.append(f"no style {value}")
        elif element.tag == W + "numId" and value not in lists:
            errors.append(f"no list {value}")
        elif element.tag == W + "footnoteReference" and element.get(W + "id") not in notes:
            errors.append(f"no footnote {element.get(W + 'id')}")
        elif element.tag == W + "instrText":
            field = (element.text or "").split()
            if field[:1] in (["REF"], ["NOTEREF"]) and field[1] not in bookmarks:
                errors.append(f"no bookmark {field[1]}")
        elif element.tag == W + "hyperlink" and element.get(W + "anchor") not in [None] + bookmarks:
            errors.append(f"no bookmark {element.get(W + 'anchor')}")
        elif element.tag == W + "tc" and element[-1].tag != W + "p":
            errors.append("a table cell does not end with a paragraph")
    errors += [f"bookmark {name} exists twice" for name in sorted(set(bookmarks)) if bookmarks.count(name) > 1]
    starts = [e.get(W + "id") for e in everything if e.tag == W + "bookmarkStart"]
    ends = [e.get(W + "id") for e in everything if e.tag == W + "bookmarkEnd"]
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        errors.append("bookmarks do not begin and end in pairs")
    return errors


def check_file(path, schemas, scratch):
    errors = []
    with zipfile.ZipFile(path) as archive:
        damaged = archive.testzip()
        names = archive.namelist()
        if damaged:
            return [f"{damaged}: damaged"]
        if names[0] != "[Content_Types].xml":
            errors.append("[Content_Types].xml is not the first part")
        if len(set(names)) != len(names):
            errors.append("a part exists twice")
        parts = {name: archive.read(name) for name in names}
    by_schema = {}
    for number, (name, content) in enumerate(parts.items()):
        schema = schema_of(name)
        if schema is None:
            errors.append(f"{name}: unknown part, no schema to check it with")
            continue
        copy = scratch / f"{number:02}-{name.replace('/', '-')}"
        copy.write_bytes(content)
        by_schema.setdefault(schema, []).append(copy)
    for schema, copies in by_schema.items():
        errors += [line.replace(str(scratch) + "/", "") for line in validate(schemas, schema, copies)]
    if errors:
        return errors
    trees = {name: ElementTree.fromstring(content) for name, content in parts.items()}
    return package_errors(set(names), trees) + word_errors(trees)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE", type=pathlib.Path)
    parser.add_argument("--schemas", required=True, metavar="DIR", type=pathlib.Path)
    arguments = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        scratch = pathlib.Path(temporary)
        schemas = Schemas(arguments.schemas, scratch)
        for number, path in enumerate(arguments.files):
            folder = scratch / str(number)
            folder.mkdir()
            try:
                errors = check_file(path, schemas, folder)
            except (OSError, zipfile.BadZipFile, ElementTree.ParseError) as error:
                print(f"{path}: {error}", file=sys.stderr)
                return 2
            for error in errors:
                print(f"{path}: {error}", file=sys.stderr)
            failed = failed or bool(errors)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
