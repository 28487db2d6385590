# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is compiled with.
add_library(courant_flags INTERFACE)
target_compile_definitions(courant_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
  QT_NO_FOREACH QT_USE_QSTRINGBUILDER)
if(MSVC)
  target_compile_options(courant_flags INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${COURANT_WERROR}>:/WX>)
else()
  target_compile_options(courant_flags INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wno-unused-parameter $<$<BOOL:${COURANT_WERROR}>:-Werror>)
endif()
if(COURANT_SANITIZE)
  target_compile_options(courant_flags INTERFACE -fsanitize=${COURANT_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=undefined)
  target_link_options(courant_flags INTERFACE -fsanitize=${COURANT_SANITIZE})
endif()

# One header, compiled once, that the Qt-Core-only and the GUI libraries build on.
add_library(courant_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(courant_pch PUBLIC Qt6::Core courant_flags)
target_precompile_headers(courant_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.h)
set_target_properties(courant_pch PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
if(NOT MSVC)
  target_compile_options(courant_flags INTERFACE -Winvalid-pch -fPIC $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

# courant_library(NAME SOURCES... [LINK libs...] [PRIVATE_LINK libs...])
# A static library from src/NAME, included as "NAME/file.h".
function(courant_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(courant_${name} STATIC ${ARG_SOURCES})
  target_include_directories(courant_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(courant_${name} PUBLIC Qt6::Core ${ARG_LINK} PRIVATE courant_flags ${ARG_PRIVATE_LINK})
  target_precompile_headers(courant_${name} REUSE_FROM courant_pch)
endfunction()

# courant_test(LIB FILE [LINK libs...] [SOURCES extra...] [LABELS labels...] [TIMEOUT s])
# tests/LIB/FILE.cpp, one executable and one ctest entry.
function(courant_test lib file)
  cmake_parse_arguments(ARG "DISPLAY" "TIMEOUT" "LINK;SOURCES;LABELS" ${ARGN})
  add_executable(${file} ${CMAKE_SOURCE_DIR}/tests/${lib}/${file}.cpp ${ARG_SOURCES})
  target_include_directories(${file} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_BINARY_DIR})
  target_link_libraries(${file} PRIVATE Qt6::Test courant_flags ${ARG_LINK})
  if(TARGET courant_${lib})
    target_link_libraries(${file} PRIVATE courant_${lib})
  endif()
  target_compile_definitions(${file} PRIVATE TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
    SOURCE_FOLDER="${CMAKE_SOURCE_DIR}")
  target_precompile_headers(${file} REUSE_FROM courant_pch)
  add_test(NAME ${lib}/${file} COMMAND ${file})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${lib}/${file} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${lib};${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FORCE_STDERR_LOGGING=1;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
