// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporter/filename.h"

#include <QDir>
#include <QSet>
#include <QTextBoundaryFinder>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = 200;

bool isKept(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Format: // bidi controls among them
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    default:
        // Half a surrogate pair arrives here as the replacement character.
        return c != QChar::ReplacementCharacter &&
               !QStringView(u"*?\"<>").contains(QChar(c > 0xffff ? u'x' : char16_t(c)));
    }
}

bool isBlank(char32_t c)
{
    return QChar::isSpace(c) || QChar::category(c) == QChar::Other_Control;
}

/// Only characters that a name may hold, words apart by one blank.
QString cleaned(const QString &title)
{
    QString out;
    for (const char32_t c : title.normalized(QString::NormalizationForm_C).toStdU32String()) {
        if (isBlank(c))
            out += u' ';
        else if (c == U'/' || c == U'\\' || c == U':' || c == U'|')
            out += u'-';
        else if (isKept(c))
            out += QStringView(QChar::fromUcs4(c));
    }
    return out.simplified();
}

/// Longest beginning of at most maxBytes of UTF-8, cut where the reader sees a boundary if there is one.
QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= maxBytes)
        return name;
    qsizetype bytes = 0;
    qsizetype fits = 0;
    for (qsizetype i = 0; i < name.size();) {
        const qsizetype units = name.at(i).isHighSurrogate() ? 2 : 1;
        bytes += QStringView(name).mid(i, units).toUtf8().size();
        if (bytes > maxBytes)
            break;
        i += units;
        fits = i;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    finder.setPosition(fits);
    const qsizetype boundary = finder.isAtBoundary() ? fits : finder.toPreviousBoundary();
    return name.left(boundary > 0 ? boundary : fits);
}

QString trimmedEnds(QString name)
{
    qsizetype begin = 0;
    while (begin < name.size() && QStringView(u".-~ ").contains(name.at(begin)))
        ++begin;
    qsizetype end = name.size();
    while (end > begin && QStringView(u". ").contains(name.at(end - 1)))
        --end;
    return name.mid(begin, end - begin);
}

/// Device names of Windows, with any ending ("Naming Files, Paths, and Namespaces").
bool isReserved(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    static const QSet<QString> words{
        u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s, u"CLOCK$"_s};
    if (words.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1)) &&
           QStringView(u"0123456789¹²³").contains(stem.at(3));
}

} // namespace

QString safeFileName(const QString &title, const QString &ending)
{
    QString name = trimmedEnds(shortened(trimmedEnds(cleaned(title))));
    if (name.isEmpty())
        name = u"article"_s;
    if (isReserved(name))
        name.prepend(u'_');
    return ending.isEmpty() ? name : QString(name + u'.' + ending);
}

QString freePath(const QString &folder, const QString &name)
{
    QString base = name;
    base.replace(u'/', u'-').replace(u'\\', u'-').remove(QChar::Null);
    if (base.isEmpty() || base == "."_L1 || base == ".."_L1)
        base = u"article"_s;
    const QDir dir(folder);
    QSet<QString> taken;
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const QString &entry : dir.entryList(everything, QDir::NoSort))
        taken.insert(entry.normalized(QString::NormalizationForm_C).toCaseFolded());

    const qsizetype dot = base.lastIndexOf(u'.');
    const QString stem = dot > 0 ? base.left(dot) : base;
    const QString ending = dot > 0 ? base.mid(dot) : QString();
    QString candidate = base;
    for (int number = 2; taken.contains(candidate.normalized(QString::NormalizationForm_C).toCaseFolded());
         ++number)
        candidate = stem + u" ("_s + QString::number(number) + u')' + ending;
    return dir.filePath(candidate);
}

} // namespace courant
