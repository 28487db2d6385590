// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/changes.h"
#include "model/result.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace courant {

class Actions;
class ArticlePane;
class ImageViewer;
class Library;
class Marking;
class PagePane;
class PdfPrinter;
class Settings;
class SourcePane;
class StatusLine;
class Theme;

/// The reader's way through the articles: what is chosen is shown and read, and what the article commands do.
/// GUI thread.
class Reading final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        SourcePane *sources;
        ArticlePane *articles;
        PagePane *page;
        StatusLine *status;
        Marking *marking;
        std::function<void(const QUrl &)> openUrl;
        bool marksRead = true;              ///< showing an article marks it read
        const Settings *settings = nullptr; ///< null: at once
        const Theme *theme = nullptr;
    };

    explicit Reading(const Parts &parts, QObject *parent = nullptr);
    ~Reading() override;

    /// The article on the page; its id is None when there is none.
    const ArticleRow &shown() const { return m_shown; }
    /// Shows an article wherever it is: in this view, else among all.
    void open(ArticleId id);
    /// Shows it on the page, wherever the list is.
    void show(const ArticleRow &row);
    /// True from open() until the article is chosen in the list or known not to be there.
    bool isOpening() const { return m_opening != ArticleId::None; }
    void pageDown();
    void exportPdf(const QString &path);
    void setPdfFolder(const QString &folder) { m_pdfFolder = folder; }
    QString pdfFolder() const { return m_pdfFolder; }

private:
    void prepareNeighbours();
    void showPictures(const QStringList &keys, int index);
    void quote(const QString &text);
    void apply(const Changes &changes);
    void updateActions();
    void updateState();
    void setFlag(Flag flag, bool value);
    void markShown();
    void askForPdf();
    void toggle(Flag flag);
    void walk(int step);
    void fail(const Error &error);

    Parts m_parts;
    ImageViewer *m_pictures = nullptr;        ///< with the first picture
    PdfPrinter *m_printer = nullptr;          ///< with the first PDF: it brings the page engine along
    ArticleId m_keptUnread = ArticleId::None; ///< the reader said so: coming back to it changes nothing
    QTimer m_readLater;                       ///< until the shown article counts as read
    ArticleRow m_shown;
    ArticleId m_opening = ArticleId::None;
    QList<ArticleId> m_walked; ///< the articles read, in order, for back and forward
    qsizetype m_at = -1;       ///< where in them
    QString m_pdfFolder;
};

} // namespace courant
