// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fontweight.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <dlfcn.h>
#endif

namespace courant {

void keepFontWeight()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    // Qt turns the stems' thickening on in its own FreeType and offers no way to turn it off. Both functions
    // are there at run time or not; nothing depends on them.
    using GetLibrary = void *(*)();
    using SetProperty = int (*)(void *library, const char *module, const char *property, const void *value);
    const auto getLibrary = reinterpret_cast<GetLibrary>(dlsym(RTLD_DEFAULT, "_Z14qt_getFreetypev"));
    const auto setProperty = reinterpret_cast<SetProperty>(dlsym(RTLD_DEFAULT, "FT_Property_Set"));
    if (!getLibrary || !setProperty)
        return;
    const unsigned char plain = 1; // an FT_Bool
    setProperty(getLibrary(), "cff", "no-stem-darkening", &plain);
#endif
}

} // namespace courant
