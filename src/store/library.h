// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/articlequery.h"
#include "model/changes.h"
#include "model/extracted.h"
#include "model/ids.h"
#include "model/result.h"
#include "model/retention.h"
#include "model/source.h"
#include "model/textspan.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace courant {

/// What add-source needs; an equal kind and url is the same source.
struct NewSource
{
    SourceKind kind = SourceKind::Feed;
    QString url;
    QString title;
    GroupId group = GroupId::None;
    QString homepage{}; ///< of the site, if known before the first fetch
};

/// One article ready for the library: parsed, and digested by the html pass.
struct IncomingArticle
{
    ParsedItem item;
    QString text; ///< plain text for search
    QString excerpt;
    QString language;
    QList<ArticleImage> images; ///< url, key and size; what the page of it will show
    QString leadImage;
    QString filePath; ///< for folder sources: the file it came from, absolute
    QString origin{}; ///< of a document that was fetched: its address; empty: a file, or an item of a feed
};

/// State of a file of a folder source, so that an unchanged one is not read again.
struct FileState
{
    QString path;      ///< absolute
    qint64 size = 0;   ///< bytes
    qint64 mtime = 0;  ///< ms since epoch
    QByteArray hash;   ///< SHA-256 of the bytes
    QString error;     ///< why it could not be read as a document, empty if it could
    bool gone = false; ///< was there, is not any more (its article stays)
};

/// Everything one fetch of one source brings; written in one transaction.
struct MergeInput
{
    QString title; ///< empty: keep
    QString homepage;
    QString description;
    QString language;
    QString icon;
    QList<IncomingArticle> articles;
    FetchState fetch;
    QList<FileState> files;
    bool keepTitle = false;
    /// An article whose text changed is unread again (a publisher's correction), if the reader wants that.
    bool unreadWhenChanged = false;
    /// Articles the reader deleted come back, else they stay away (somebody opens a file again by hand).
    bool evenDeleted = false;
};

/// Sources and groups that go, in this order, into a group, before one of its children.
struct Placement
{
    QList<SourceId> sources;
    QList<GroupId> groups;
    GroupId parent = GroupId::None;         ///< None: the top level
    SourceId beforeSource = SourceId::None; ///< None: the sources go behind all others
    GroupId beforeGroup = GroupId::None;    ///< None: the groups go behind all others
};

struct MergeReport
{
    int added = 0;
    int updated = 0;
    int unchanged = 0;
    int deleted = 0;      ///< passed over: the reader deleted them
    QList<ArticleId> ids; ///< of every incoming article, in order; None where it was passed over
};

struct ArticlePage
{
    QList<ArticleRow> rows;
    bool end = false; ///< nothing behind the last row
};

struct SearchHit
{
    ArticleRow row;
};

/// One image to fetch.
struct PendingImage
{
    ArticleImage image;
    ArticleId article = ArticleId::None; ///< one of those that show it
    QString referer;                     ///< that article's link
    SourceId source = SourceId::None;    ///< of that article
    int tries = 0;                       ///< so far, since it last worked
    /// Whether that article lies inside the reader's own network as far as the library knows: a file, not
    /// something that was fetched.
    bool local = false;
};

/// Which pictures a reader wants fetched by themselves.
struct PicturePolicy
{
    /// For sources without a word of their own; Default is All.
    SourceOptions::Pictures byDefault = SourceOptions::Pictures::All;
    /// Whatever else is said: those of bookmarked articles only.
    bool onlyBookmarked = false;
};

/// One article whose page is to be fetched for its whole text.
struct PendingFullText
{
    ArticleId article = ArticleId::None;
    QString link; ///< http or https
    SourceKind sourceKind = SourceKind::Feed;
    QString sourceUrl;
    SourceOptions sourceOptions;
};

/// The whole text of an article, digested by the html pass.
struct IncomingFullText
{
    Extracted article;
    QList<ArticleImage> images; ///< url, key and size; what a page of it will show
};

struct ImageData
{
    QByteArray bytes;
    QString type;
};

struct VerifyReport
{
    bool ok = true;
    QStringList problems; ///< English, one sentence each
    int articles = 0;
    int sources = 0;
    int images = 0;
};

/// A copy of the library file, without the images.
struct Backup
{
    QString path;
    QDateTime time;  ///< UTC
    qint64 size = 0; ///< bytes
};

/// What became of a damaged library.
struct RescueReport
{
    int articles = 0; ///< in the library now
    int sources = 0;
    bool complete = false; ///< every row of the damaged file could be read
    QString damagedFolder; ///< where the damaged file is kept
    QString backup;        ///< which gave what could not be read; empty: there was none
};

/// The one public face of everything kept: articles, sources, search, image files.
/// Lives on the GUI (or main) thread; all work happens on the database thread or the pool.
/// Futures never block the caller. changed() comes after the commit, on the thread of this object,
/// before or after the future of the call that caused it, never before the commit.
class Library final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString dataFolder; ///< created when missing (ReadWrite)
        bool readOnly = false;
        /// Plain text of an HTML body, for re-indexing (html::plainText; given from above, store knows no
        /// HTML).
        std::function<QString(const QString &)> plainText;
        /// open() sets a damaged file aside and goes on with what rescue() saves of it: rescued() tells.
        /// After a crash it looks closely first (unless the file is very large: quickCheck() later).
        bool rescueDamaged = false;
        int maxPages =
            0; ///< cap on the size of the database in pages of 16 KiB, 0: none (tests of a full disk)
    };

    explicit Library(Options options, QObject *parent = nullptr);
    ~Library() override;

    /// Opens, creates or migrates. Errors: NewerSchema, Corrupt, Unreadable, DiskFull, Locked, Unsupported,
    /// Database.
    QFuture<Status> open();
    QString dataFolder() const;

    // Sources
    QFuture<Result<SourceTree>> sourceTree();
    QFuture<Result<SourceId>> addSource(const NewSource &source);
    /// All or none, in one transaction; the ids are in their order.
    QFuture<Result<QList<SourceId>>> addSources(const QList<NewSource> &sources);
    QFuture<Status> removeSource(SourceId id);
    QFuture<Status> renameSource(SourceId id, const QString &title);
    /// A feed that moved for good, or a folder. InvalidArgument when another source has this address.
    QFuture<Status> setSourceUrl(SourceId id, const QString &url);
    QFuture<Status> moveSource(SourceId id, GroupId group);
    /// What the reader chose for a source; holds from its next refresh on.
    QFuture<Status> setSourceOptions(SourceId id, const SourceOptions &options);
    QFuture<Result<GroupId>> ensureGroup(const QStringList &path);
    QFuture<Status> removeGroup(GroupId id); ///< its sources move up
    /// A new group at the end of `parent`. InvalidArgument when it has no name, or one of that name is there.
    QFuture<Result<GroupId>> addGroup(const QString &title, GroupId parent = GroupId::None);
    /// InvalidArgument when the name is empty, or a group beside it has it.
    QFuture<Status> renameGroup(GroupId id, const QString &title);
    /// Moves groups and sources. InvalidArgument when a group would come to stand inside itself.
    QFuture<Status> place(const Placement &placement);
    /// Removes several sources so that restoreRemoved() can bring them back, until others are removed this
    /// way or the library is closed.
    QFuture<Status> removeSources(const QList<SourceId> &ids);
    /// Brings back what removeSources() took, articles and flags and all; how many sources. NotFound:
    /// nothing.
    QFuture<Result<int>> restoreRemoved();
    QFuture<Result<QList<Source>>> sources();
    QFuture<Result<QList<FileState>>> files(SourceId id);
    /// Notes the result of a fetch that brought no articles (304, error). Background lane.
    QFuture<Status> setFetchState(SourceId id, const FetchState &state);
    /// The same of many sources in one transaction. Sources that are gone are passed over.
    QFuture<Status> setFetchStates(const QList<std::pair<SourceId, FetchState>> &states);
    /// A small persistent value ("welcome.imported"); null when absent.
    QFuture<Result<QString>> property(const QString &name);
    QFuture<Status> setProperty(const QString &name, const QString &value);

    // Articles
    /// One transaction. Identity: guid, else link, else hash of source, title, date; the same article
    /// again is updated, never doubled, and keeps its flags. Indexed for search right behind.
    QFuture<Result<MergeReport>> merge(SourceId source, const MergeInput &input);
    /// Holds for all merges from now on: see MergeInput::unreadWhenChanged. Off at first.
    void setUnreadWhenChanged(bool on);
    QFuture<Result<ArticlePage>> page(const ArticleQuery &query, std::optional<PageKey> after, int limit);
    QFuture<Result<int>> count(const ArticleQuery &query);
    QFuture<Result<Article>> article(ArticleId id);
    /// How far the reader got in an article, from 0 to 1; 0 when it was never left in the middle.
    QFuture<Result<double>> place(ArticleId id);
    /// Keeps that. Background lane.
    QFuture<Status> setPlace(ArticleId id, double place);
    /// The words and phrases a search (ArticleQuery::search) wants in the text, as typed, to highlight them.
    /// InvalidArgument, with a sentence that says what is wrong in the reader's language, when it cannot be
    /// understood. Pure.
    static Result<QStringList> searchedTexts(const QString &search);
    /// Where a text has what a search wants; a finder of nothing for one that cannot be understood. Pure.
    static TextFinder searchFinder(const QString &search);
    /// Durable when the future is done. Ids that are not there: NotFound, nothing is changed.
    QFuture<Status> setFlag(const QList<ArticleId> &ids, Flag flag, bool value);
    /// Marks everything a query shows; returns the ids it changed (for undo).
    QFuture<Result<QList<ArticleId>>> setFlagForAll(const ArticleQuery &query, Flag flag, bool value);

    // Smart views: in sourceTree(); counts that change come in Changes::views, a little behind the articles.
    /// A search that cannot be understood, or an empty name: InvalidArgument.
    QFuture<Result<ViewId>> addView(const QString &name, const QString &search);
    QFuture<Status> changeView(ViewId id, const QString &name, const QString &search);
    QFuture<Status> moveView(ViewId id, int position); ///< before the view that is there now, counted from 0
    QFuture<Status> removeView(ViewId id);
    QFuture<Result<QList<SmartView>>> views();

    // Searching
    static constexpr int mostRanked = 500; ///< hits Order::Relevance yields
    /// Plain text around the first hit of a search in each body, some 200 characters; articles whose excerpt
    /// (or title) shows the hit already, or whose body has none, are not in it. Work for one page of rows.
    QFuture<Result<QHash<ArticleId, QString>>> searchExcerpts(
        const QList<ArticleId> &ids, const QString &search);

    // Keeping and clearing. What is deleted does not come back at the next fetch, and waits in the trash with
    // its text, flags and images until it is purged.
    QFuture<Result<RetentionPreview>> previewRetention(const RetentionRules &rules);
    /// In many short transactions. The deletion, for undo; without articles when there was nothing to do.
    QFuture<Result<Deletion>> applyRetention(const RetentionRules &rules);
    /// Bookmarked and unread ones too: the reader named them. Ids that are not there are passed over.
    QFuture<Result<Deletion>> deleteArticles(const QList<ArticleId> &ids);
    /// Brings the articles of a deletion back, under their ids. NotFound when it was purged.
    QFuture<Result<int>> undoDeletion(DeletionId id);
    QFuture<Result<QList<Deletion>>> deletions();              ///< what is in the trash, newest first
    QFuture<Result<QList<TrashedArticle>>> trashed(int limit); ///< what was deleted last stands first
    /// Brings these back out of the trash, under their ids; how many: not those whose place is taken.
    QFuture<Result<int>> restoreTrashed(const QList<ArticleId> &ids);
    /// Deletes these in the trash for good.
    QFuture<Status> purgeTrashed(const QList<ArticleId> &ids);
    /// Deletes for good what has been in the trash that long (0: all of it); the disk gets its room back
    /// behind. How many articles that were.
    QFuture<Result<int>> purgeDeleted(int olderThanDays = 30);

    // Images
    /// Images not fetched yet, those of bookmarked and newest articles first. Empty `articles`: of all.
    /// Then those that the policy wants.
    QFuture<Result<QList<PendingImage>>> pendingImages(
        int limit, const QList<ArticleId> &articles = {}, const PicturePolicy &policy = {});
    /// Keeps an image (file written by rename first, then the row). `bytes` must be a picture: the caller
    /// checked.
    QFuture<Status> storeImage(const QString &key, const QByteArray &bytes, const QString &type, QSize size);
    /// Keeps the icon of a source's site: its address with the source, its bytes in the image store. `bytes`
    /// must be a picture: the caller checked.
    QFuture<Status> storeSourceIcon(
        SourceId source, const QString &url, const QByteArray &bytes, const QString &type, QSize size);
    /// @param nextTry when retryDueImages() lets it be tried again; invalid: only when asked for
    QFuture<Status> failImage(const QString &key, const QString &error, const QDateTime &nextTry = {});
    /// Lets the failed images be tried again whose time has come.
    QFuture<Status> retryDueImages(const QDateTime &now);
    /// What all pictures take on the disk, bytes.
    QFuture<Result<qint64>> picturesSize();
    /// Lets failed images of these articles (all when empty) be tried again.
    QFuture<Status> retryImages(const QList<ArticleId> &articles);
    /// The bytes of an image by its key. NotFound when it is not in the store (yet).
    QFuture<Result<ImageData>> image(const QString &key);

    // Whole articles and earlier texts
    /// Articles whose page is to be fetched, newest first: those that were wanted, and what is new in sources
    /// that are set to whole articles. With `articles`: those that have a web address.
    QFuture<Result<QList<PendingFullText>>> pendingFullTexts(
        int limit, const QList<ArticleId> &articles = {});
    /// Notes that these are wanted whole, also if that failed before.
    QFuture<Status> wantFullText(const QList<ArticleId> &articles);
    /// Keeps the whole text beside what the source sent; its images are fetched and it is searched like any
    /// other. `show`: the page shows it from now on.
    QFuture<Status> storeFullText(ArticleId id, const IncomingFullText &text, bool show);
    /// Notes why it could not be had, and when to try again (invalid: when the reader asks).
    QFuture<Status> failFullText(ArticleId id, const QString &error, const QDateTime &nextTry = {});
    QFuture<Status> showFullText(ArticleId id, bool shown);
    /// The earlier texts of an article, oldest first; article() has the one of now.
    QFuture<Result<QList<Revision>>> revisions(ArticleId id);

    // Care
    /// Audits database, index, counters and image files; `repair` mends what can be mended.
    QFuture<Result<VerifyReport>> verify(bool repair = false);
    /// A copy of the library in the folder "backups" beside it, made while it is in use; the oldest beyond
    /// `keep` go. Its path. Images are not in it: they are fetched again where they are gone.
    /// With 0 generations stay: of the last three days, and of the two weeks before.
    QFuture<Result<QString>> backUp(int keep = 0);
    /// The same when the library changed and the newest backup is a day old; else an empty path.
    QFuture<Result<QString>> backUpWhenDue();
    static QList<Backup> backups(const QString &dataFolder); ///< newest first
    /// Reads the whole file, beside all other work: Corrupt when it is damaged (then close, and rescue(), or
    /// open it again with Options::rescueDamaged).
    QFuture<Status> quickCheck();
    /// For a library that open() calls Corrupt, or quickCheck(), and that is open nowhere: sets the damaged
    /// file aside (never deletes it) and makes a new one of all that can be read of it and, for the rest, of
    /// the newest backup.
    static QFuture<Result<RescueReport>> rescue(const QString &dataFolder);
    /// Puts a backup in the library's place, which is set aside. The library must be open nowhere.
    static QFuture<Status> restore(const QString &dataFolder, const QString &backup);
    /// Drops the search index and starts over, from the bodies; indexPending() tells when it is done. A
    /// search is complete all the while, but slow.
    QFuture<Status> rebuildIndex();
    /// Waits (asynchronously) until everything merged is in the search index.
    QFuture<Status> indexPending();
    /// While held, new articles wait for the index (searches find them all the same), so that many of them
    /// come in faster and are then indexed in larger pieces. For a few seconds at most.
    void holdIndexing(bool hold);

Q_SIGNALS:
    void changed(const courant::Changes &changes);
    /// An image came into the store (pages that wait for it show it now).
    void imageStored(const QString &key);
    /// The file was damaged; this is what became of it. The library is open and whole.
    void rescued(const courant::RescueReport &report);
    /// The page of an article shows something else now, for another reason than an image that came.
    void pageChanged(courant::ArticleId id, courant::PageChange change);

public:
    struct Private; // for the files the methods are spread over

private:
    std::unique_ptr<Private> d;
};

} // namespace courant
