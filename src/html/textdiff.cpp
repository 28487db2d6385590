// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/textdiff.h"

#include <QChar>
#include <QHash>
#include <QStringList>

#include <vector>

namespace courant::html {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DiffPiece::Kind;

// Insertions and deletions after which two texts count as two: the trace of the search grows with the square.
constexpr int mostEdits = 1500;

enum class Step { Same, Inserted, Deleted };

/// The way back through the trace: for each number of edits the furthest x on the diagonals -d..d.
std::vector<Step> stepsOf(const std::vector<std::vector<int>> &trace, int edits, int x, int y)
{
    std::vector<Step> steps;
    for (int d = edits; d > 0; --d) {
        const auto reached = [&before = trace[size_t(d - 1)], d](int k) { return before[size_t(k + d - 1)]; };
        const int k = x - y;
        const bool down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
        const int fromK = down ? k + 1 : k - 1;
        const int fromX = reached(fromK);
        const int fromY = fromX - fromK;
        for (; x > fromX && y > fromY; --x, --y)
            steps.push_back(Step::Same);
        steps.push_back(down ? Step::Inserted : Step::Deleted);
        x = fromX;
        y = fromY;
    }
    steps.insert(steps.end(), size_t(x), Step::Same);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

/// The shortest way from one sequence to the other (Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986), greedy and forward with a trace. Empty when it is too long, or when both are empty.
std::vector<Step> shortestEdit(const std::vector<int> &a, const std::vector<int> &b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    const int most = std::min(n + m, mostEdits);
    std::vector<std::vector<int>> trace;
    std::vector<int> v(size_t(2 * most + 3), 0);
    const auto at = [most](int k) { return size_t(k + most + 1); };
    for (int d = 0; d <= most; ++d) {
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && v[at(k - 1)] < v[at(k + 1)]);
            int x = down ? v[at(k + 1)] : v[at(k - 1)] + 1;
            while (x < n && x - k < m && a[size_t(x)] == b[size_t(x - k)])
                ++x;
            v[at(k)] = x;
            if (x == n && x - k == m)
                return stepsOf(trace, d, n, m);
        }
        trace.emplace_back(v.begin() + qsizetype(at(-d)), v.begin() + qsizetype(at(d)) + 1);
    }
    return {};
}

/// Equal strings as equal numbers.
class Numbers
{
public:
    std::vector<int> of(const QStringList &words)
    {
        std::vector<int> numbers;
        numbers.reserve(size_t(words.size()));
        for (const QString &word : words) {
            const auto known = m_numbers.constFind(word);
            numbers.push_back(
                known == m_numbers.constEnd() ? *m_numbers.insert(word, int(m_numbers.size())) : *known);
        }
        return numbers;
    }

private:
    QHash<QString, int> m_numbers;
};

bool standsAlone(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'\'' || c == U'\u2019';
}

/// Words, runs of blanks, single characters of scripts that do not part words, single marks.
QStringList tokens(const QString &text)
{
    QStringList list;
    qsizetype start = 0;
    int open = 0; // 1: a word, 2: blanks
    const auto close = [&](qsizetype end) {
        if (end > start)
            list.append(text.mid(start, end - start));
        start = end;
        open = 0;
    };
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        const int kind = standsAlone(c) ? 0 : isWordPart(c) ? 1 : QChar::isSpace(c) ? 2 : 0;
        if (kind == 0 || kind != open)
            close(i);
        open = kind;
        i += pair ? 2 : 1;
        if (kind == 0)
            close(i);
    }
    close(text.size());
    return list;
}

void append(QList<DiffPiece> &pieces, Kind kind, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!pieces.isEmpty() && pieces.last().kind == kind)
        pieces.last().text += text;
    else
        pieces.append({kind, text});
}

/// Something between two changes that says nothing by itself: blanks, a mark, one short word or character.
bool isIsland(const QString &text)
{
    int letters = 0;
    int words = 0;
    for (const QString &token : tokens(text)) {
        if (!token.at(0).isLetterOrNumber() && !token.at(0).isSurrogate())
            continue;
        ++words;
        letters += int(token.size());
    }
    return words == 0 || (words == 1 && letters <= 2);
}

/// Deletions before insertions, and islands taken into the change around them: single words that stayed by
/// chance make a change harder to read, not easier.
QList<DiffPiece> readable(const QList<DiffPiece> &pieces)
{
    QList<DiffPiece> result;
    QString deleted;
    QString inserted;
    const auto flush = [&] {
        append(result, Kind::Deleted, std::exchange(deleted, {}));
        append(result, Kind::Inserted, std::exchange(inserted, {}));
    };
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const DiffPiece &piece = pieces.at(i);
        if (piece.kind == Kind::Deleted) {
            deleted += piece.text;
        } else if (piece.kind == Kind::Inserted) {
            inserted += piece.text;
        } else if (i + 1 < pieces.size() && !deleted.isEmpty() && !inserted.isEmpty() &&
                   isIsland(piece.text)) {
            deleted += piece.text;
            inserted += piece.text;
        } else {
            flush();
            append(result, Kind::Same, piece.text);
        }
    }
    // An island at the end of a change is no part of it.
    qsizetype tail = 0;
    while (tail < deleted.size() && tail < inserted.size() &&
           deleted.at(deleted.size() - 1 - tail) == inserted.at(inserted.size() - 1 - tail) &&
           deleted.at(deleted.size() - 1 - tail).isSpace())
        ++tail;
    const QString rest = inserted.right(tail);
    deleted.chop(tail);
    inserted.chop(tail);
    flush();
    append(result, Kind::Same, rest);
    return result;
}

DiffParagraph lone(Kind kind, const QString &text)
{
    return {{{kind, text}}, kind == Kind::Same};
}

/// How much of the text of a paragraph stayed, 0 to 1.
double likeness(const QList<DiffPiece> &pieces)
{
    qsizetype same = 0;
    qsizetype all = 0;
    for (const DiffPiece &piece : pieces) {
        all += piece.text.size() * (piece.kind == Kind::Same ? 2 : 1);
        same += piece.kind == Kind::Same ? piece.text.size() * 2 : 0;
    }
    return all == 0 ? 1 : double(same) / double(all);
}

/// Paragraphs that went, and those that came in their place: the ones that are like each other word by word.
void appendChanged(QList<DiffParagraph> &result, const QStringList &deleted, const QStringList &inserted)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < deleted.size() && j < inserted.size()) {
        const QList<DiffPiece> pieces = diffWords(deleted.at(i), inserted.at(j));
        if (likeness(pieces) >= 0.3) {
            result.append({pieces, false});
            ++i;
            ++j;
        } else if (deleted.size() - i > inserted.size() - j) {
            result.append(lone(Kind::Deleted, deleted.at(i++)));
        } else if (deleted.size() - i < inserted.size() - j) {
            result.append(lone(Kind::Inserted, inserted.at(j++)));
        } else {
            result.append(lone(Kind::Deleted, deleted.at(i++)));
            result.append(lone(Kind::Inserted, inserted.at(j++)));
        }
    }
    for (; i < deleted.size(); ++i)
        result.append(lone(Kind::Deleted, deleted.at(i)));
    for (; j < inserted.size(); ++j)
        result.append(lone(Kind::Inserted, inserted.at(j)));
}

QStringList paragraphs(const QString &text)
{
    QStringList list;
    for (const QString &line : text.split(u'\n')) {
        const QString clean = line.simplified();
        if (!clean.isEmpty())
            list.append(clean);
    }
    return list;
}

} // namespace

QList<DiffPiece> diffWords(const QString &before, const QString &after)
{
    const QStringList a = tokens(before);
    const QStringList b = tokens(after);
    Numbers numbers;
    const std::vector<int> left = numbers.of(a);
    const std::vector<Step> steps = shortestEdit(left, numbers.of(b));
    QList<DiffPiece> pieces;
    if (steps.empty()) {
        append(pieces, Kind::Deleted, before);
        append(pieces, Kind::Inserted, after);
        return pieces;
    }
    qsizetype i = 0;
    qsizetype j = 0;
    for (const Step step : steps) {
        if (step == Step::Deleted) {
            append(pieces, Kind::Deleted, a.at(i++));
        } else if (step == Step::Inserted) {
            append(pieces, Kind::Inserted, b.at(j++));
        } else {
            append(pieces, Kind::Same, b.at(j++));
            ++i;
        }
    }
    return readable(pieces);
}

QList<DiffParagraph> diffTexts(const QString &before, const QString &after)
{
    const QStringList a = paragraphs(before);
    const QStringList b = paragraphs(after);
    Numbers numbers;
    const std::vector<int> left = numbers.of(a);
    const std::vector<Step> steps = shortestEdit(left, numbers.of(b));
    QList<DiffParagraph> result;
    QStringList deleted;
    QStringList inserted;
    if (steps.empty()) {
        for (const QString &one : a)
            result.append(lone(Kind::Deleted, one));
        for (const QString &one : b)
            result.append(lone(Kind::Inserted, one));
        return result;
    }
    qsizetype i = 0;
    qsizetype j = 0;
    for (const Step step : steps) {
        if (step == Step::Deleted) {
            deleted.append(a.at(i++));
        } else if (step == Step::Inserted) {
            inserted.append(b.at(j++));
        } else {
            appendChanged(result, std::exchange(deleted, {}), std::exchange(inserted, {}));
            result.append(lone(Kind::Same, b.at(j++)));
            ++i;
        }
    }
    appendChanged(result, deleted, inserted);
    return result;
}

} // namespace courant::html
