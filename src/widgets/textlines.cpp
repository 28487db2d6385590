// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textlines.h"

#include <QFontMetrics>
#include <QTextLayout>

namespace courant {

namespace {

/// A headline is not read further than this; a hostile one must not cost more.
constexpr int LongestText = 600;

void drawLine(QPainter *painter, const QTextLine &line, const QRect &rect, int lineHeight, int number,
    const QFontMetrics &metrics)
{
    const int space = lineHeight - metrics.height();
    const qreal baseline = rect.top() + lineHeight * number + space / 2 + metrics.ascent();
    line.draw(
        painter, QPointF(rect.left() - line.position().x(), baseline - line.ascent() - line.position().y()));
}

QList<QTextLayout::FormatRange> ranges(const QString &text, const TextMarks &marks)
{
    QList<QTextLayout::FormatRange> found;
    if (!marks.find)
        return found;
    for (const TextSpan &span : marks.find(text)) {
        QTextLayout::FormatRange range{int(span.from), int(span.length), {}};
        range.format.setBackground(marks.ground);
        found.append(range);
    }
    return found;
}

} // namespace

int drawTextLines(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
    int lineHeight, int lines, const TextMarks &marks)
{
    if (rect.width() <= 0 || lines <= 0 || text.isEmpty())
        return 0;
    QString shown = text.left(LongestText);
    if (!shown.isEmpty() && shown.back().isHighSurrogate())
        shown.chop(1);
    for (QChar &c : shown) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    }

    const QFontMetrics metrics(font, painter->device());
    QTextOption option;
    option.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(
        shown.isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);

    QTextLayout layout(shown, font, painter->device());
    layout.setTextOption(option);
    layout.setFormats(ranges(shown, marks));
    layout.beginLayout();
    int used = 0;
    int restFrom = -1;
    for (; used < lines; ++used) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        if (used == lines - 1 && line.textStart() + line.textLength() < shown.size())
            restFrom = line.textStart();
    }
    layout.endLayout();
    const int whole = restFrom >= 0 ? used - 1 : used;
    for (int number = 0; number < whole; ++number)
        drawLine(painter, layout.lineAt(number), rect, lineHeight, number, metrics);
    if (restFrom < 0)
        return used;

    const QString rest = metrics.elidedText(shown.mid(restFrom), Qt::ElideRight, rect.width());
    QTextLayout last(rest, font, painter->device());
    last.setFormats(ranges(rest, marks));
    option.setWrapMode(QTextOption::NoWrap);
    last.setTextOption(option);
    last.beginLayout();
    QTextLine line = last.createLine();
    if (line.isValid())
        line.setLineWidth(rect.width());
    last.endLayout();
    if (line.isValid())
        drawLine(painter, line, rect, lineHeight, whole, metrics);
    return used;
}

} // namespace courant
