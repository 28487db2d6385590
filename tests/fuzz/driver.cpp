// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target where there is no libFuzzer: every file of the corpus, then mutations of them for some
// seconds. The same numbers every time, so that what it finds it finds again.
#include "fuzz.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QRandomGenerator>

#include <csignal>

namespace {

const QByteArray *current = nullptr;

/// What broke the promise is kept beside the program, to become a case of its own.
void keepInput(int)
{
    if (std::FILE *file = std::fopen("fuzz-broken-promise.bin", "wb")) {
        std::fwrite(current->constData(), 1, std::size_t(current->size()), file);
        std::fclose(file);
        std::fputs("the input is in fuzz-broken-promise.bin\n", stderr);
    }
}

void run(const QByteArray &input)
{
    current = &input;
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
}

QByteArray mutated(QByteArray input, const QList<QByteArray> &corpus, QRandomGenerator &random)
{
    constexpr qsizetype Longest = 32 * 1024;
    for (int change = random.bounded(1, 6); change > 0; --change) {
        const qsizetype at = input.isEmpty() ? 0 : random.bounded(int(input.size()));
        const qsizetype length = random.bounded(1, 40);
        switch (random.bounded(6)) {
        case 0:
            input.remove(at, length);
            break;
        case 1:
            input.insert(at, char(random.bounded(256)));
            break;
        case 2:
            if (!input.isEmpty())
                input[at] = char(random.bounded(256));
            break;
        case 3:
            input.insert(at, input.mid(random.bounded(int(input.size()) + 1), length));
            break;
        case 4:
            input.insert(at, input.mid(at, length).repeated(random.bounded(1, 20)));
            break;
        default: {
            const QByteArray &other = corpus.at(random.bounded(int(corpus.size())));
            input.replace(at, length, other.mid(random.bounded(int(other.size()) + 1), length * 4));
        }
        }
    }
    return input.left(Longest);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s SECONDS FOLDER\n", argv[0]);
        return 2;
    }
    QList<QByteArray> corpus{QByteArray()};
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus.append(file.readAll());
    }
    if (corpus.size() < 2) {
        std::fprintf(stderr, "no corpus\n");
        return 1;
    }
    std::signal(SIGABRT, keepInput);
    for (const QByteArray &input : std::as_const(corpus))
        run(input);
    QRandomGenerator random(20260101);
    QElapsedTimer timer;
    timer.start();
    qint64 runs = 0;
    qint64 slowest = 0;
    while (timer.elapsed() < std::atoi(argv[1]) * 1000) {
        const QByteArray input = mutated(corpus.at(random.bounded(int(corpus.size()))), corpus, random);
        const qint64 before = timer.elapsed();
        run(input);
        slowest = std::max(slowest, timer.elapsed() - before);
        ++runs;
    }
    std::printf("%lld inputs, the slowest took %lld ms\n", runs + corpus.size(), slowest);
    return slowest < 10'000 ? 0 : 1;
}
