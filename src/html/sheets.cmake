# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the style sheets in IN as C++ string constants to OUT.
set(text "// Generated from resources/pages.\n")
foreach(name article light sepia dark black contrast print)
  file(READ ${IN}/${name}.css css)
  string(REGEX REPLACE "/\\*[^*]*\\*/" "" css "${css}")
  string(REGEX REPLACE "\n[ \t]*" "\n" css "${css}")
  string(REGEX REPLACE "\n+" "\n" css "${css}")
  string(APPEND text "constexpr char ${name}Sheet[] = R\"css(${css})css\";\n")
endforeach()
file(WRITE ${OUT} "${text}")
