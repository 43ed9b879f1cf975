# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors

# bestek_embed(TARGET NAME FOLDER PATTERN...)
# Builds the matching files below FOLDER into TARGET as `bestek::embedded::NAME()`, declared in
# "embedded/NAME.hpp". Paths are relative to FOLDER.
function(bestek_embed target name folder)
  set(files)
  foreach(pattern IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/${pattern})
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  list(REMOVE_DUPLICATES files)
  set(out ${CMAKE_BINARY_DIR}/generated/embedded)
  file(CONFIGURE OUTPUT ${out}/${name}.hpp @ONLY CONTENT
    "#pragma once\n#include \"common/embedded.hpp\"\nnamespace bestek::embedded {\nEmbeddedFiles @name@();\n}\n")
  set(absolute)
  foreach(file IN LISTS files)
    list(APPEND absolute ${folder}/${file})
  endforeach()
  string(REPLACE ";" "|" joined "${files}")
  add_custom_command(
    OUTPUT ${out}/${name}.cpp
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DFOLDER=${folder} "-DFILES=${joined}"
            -DOUT=${out}/${name}.cpp -P ${PROJECT_SOURCE_DIR}/tools/common/embed_files.cmake
    DEPENDS ${absolute} ${PROJECT_SOURCE_DIR}/tools/common/embed_files.cmake
    COMMENT "Embedding ${name}" VERBATIM)
  # Alone: a changed template then compiles its bytes again, and nothing else.
  set_source_files_properties(${out}/${name}.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${out}/${name}.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
