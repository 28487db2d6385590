// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "reader/desktopsettings.h"
#include "reader/startatlogin.h"
#include "widgets/errortext.h"
#include "widgets/settingspage.h"
#include "widgets/settingspages.h"

#include <QMessageBox>

using namespace Qt::Literals::StringLiterals;

namespace courant {

SettingsPage *makeDesktopPage(const SettingsWindow::Parts &parts, SettingsWindow *window)
{
    auto *page = new SettingsPage(u"monitor"_s, SettingsWindow::tr("Desktop"), window);
    Settings *settings = parts.settings;
    page->addSwitch(SettingsWindow::tr("Show an icon in the tray"),
        SettingsWindow::tr("It tells how many articles are unread, and shows notifications of the sources "
                           "that announce new articles."),
        desktopsettings::showsTray(*settings), [settings, window](bool on) {
            desktopsettings::setShowsTray(*settings, on);
            Q_EMIT window->changed();
        });
    page->addSwitch(SettingsWindow::tr("Close to the tray"),
        SettingsWindow::tr("Closing the window leaves Courant running in the tray, where it looks for new "
                           "articles. Quit ends it."),
        desktopsettings::closesToTray(*settings), [settings, window](bool on) {
            desktopsettings::setClosesToTray(*settings, on);
            Q_EMIT window->changed();
        });
    page->addSwitch(SettingsWindow::tr("Start at login"),
        SettingsWindow::tr("Courant starts minimized with the desktop, and looks for new articles."),
        startatlogin::isOn(), [window, settings](bool on) {
            whenDone(startatlogin::set(on, {u"--data"_s, settings->folder()}), window,
                [window](const Status &status) {
                    if (!status)
                        QMessageBox::warning(
                            window, SettingsWindow::tr("Start at login"), errorText(status.error()));
                });
        });
    return page;
}

} // namespace courant
