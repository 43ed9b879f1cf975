# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors

# Run with NPM, FROM and TO: installs the packages of FROM/package-lock.json in TO, unless that is
# what stands there already. Asks whatever registry npm is set to.
file(SHA256 ${FROM}/package-lock.json wanted)
set(stamp ${TO}/node_modules/.bestek-installed)
if(EXISTS ${stamp})
  file(READ ${stamp} present)
  if(present STREQUAL wanted)
    return()
  endif()
endif()
file(COPY ${FROM}/package.json ${FROM}/package-lock.json ${FROM}/.npmrc DESTINATION ${TO})
execute_process(COMMAND ${NPM} ci --no-progress WORKING_DIRECTORY ${TO} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "npm ci failed: is there a way to an npm registry?")
endif()
file(WRITE ${stamp} ${wanted})
