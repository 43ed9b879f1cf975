# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors

# Run by bestek_embed with NAME, FOLDER, FILES (joined with |) and OUT: writes the C++ source.
# Bytes are written as numbers: no character of the file can then end or change a literal.
string(REPLACE "|" ";" files "${FILES}")
set(source "#include \"embedded/${NAME}.hpp\"\n#include <array>\nnamespace bestek::embedded {\nnamespace {\n")
set(table "")
set(count 0)
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x..,){24})" "\\1\n" bytes "${bytes}")
  string(APPEND source "constexpr unsigned char bytes_${count}[] = {\n${bytes}0x00};\n")
  string(APPEND table "    EmbeddedFile{\"${file}\", std::string_view(reinterpret_cast<const char*>(bytes_${count}), sizeof bytes_${count} - 1)},\n")
  math(EXPR count "${count} + 1")
endforeach()
string(APPEND source "}  // namespace\nEmbeddedFiles ${NAME}() {\n  static const std::array<EmbeddedFile, ${count}> files = {\n${table}  };\n  return files;\n}\n}  // namespace bestek::embedded\n")
file(WRITE ${OUT} "${source}")
