#pragma once

#include "core/services/console/reader.h"

#include <QCoreApplication>

#include <vector>

namespace etherdeck::tests {

/// A reader that keeps what it is asked until a test answers.
class FakeReader : public ConsoleReader {
public:
    template <class End>
    struct Asked {
        store::ConsoleSearch search;
        End reply;
    };
    struct BookmarkAsked {
        qint64 line = 0;
        std::optional<QString> note; ///< nothing: it is to be removed
        Reply<void> reply;
    };

    std::vector<Asked<Reply<Lines>>> pages;
    std::vector<Asked<Reply<store::LogPage>>> logPages;
    std::vector<Asked<Reply<store::LeftOut>>> leftOuts;
    std::vector<Asked<Stream<Lines, void>>> searches;
    std::vector<Asked<Stream<Ids, void>>> finds;
    std::vector<Asked<Reply<Lines>>> findOnes;
    std::vector<Asked<Stream<int, qint64>>> exports;
    std::vector<BookmarkAsked> changes;

    Call page(const store::ConsoleSearch& search, QObject* receiver, Then<Lines> then) override {
        return keep(pages, search, Reply<Lines>(receiver, std::move(then)));
    }
    Call logPage(const store::ConsoleSearch& search, QObject* receiver, Then<store::LogPage> then) override {
        return keep(logPages, search, Reply<store::LogPage>(receiver, std::move(then)));
    }
    Call leftOut(const store::ConsoleSearch& search, QObject* receiver, Then<store::LeftOut> then) override {
        return keep(leftOuts, search, Reply<store::LeftOut>(receiver, std::move(then)));
    }
    Call search(const store::ConsoleSearch& search, QObject* receiver, Each<Lines> each,
                Then<void> then) override {
        return keep(searches, search, Stream<Lines, void>(receiver, std::move(each), std::move(then)));
    }
    Call find(const store::ConsoleSearch& search, QObject* receiver, Each<Ids> each,
              Then<void> then) override {
        return keep(finds, search, Stream<Ids, void>(receiver, std::move(each), std::move(then)));
    }
    Call findOne(const store::ConsoleSearch& search, QObject* receiver, Then<Lines> then) override {
        return keep(findOnes, search, Reply<Lines>(receiver, std::move(then)));
    }
    Call exportLines(const store::ConsoleSearch& search, const QString& /*path*/, ConsoleFormat /*format*/,
                     QObject* receiver, Each<int> each, Then<qint64> then) override {
        return keep(exports, search, Stream<int, qint64>(receiver, std::move(each), std::move(then)));
    }
    Call setBookmark(qint64 line, const QString& note, QObject* receiver, Then<void> then) override {
        changes.push_back({line, note, Reply<void>(receiver, std::move(then))});
        return changes.back().reply.call();
    }
    Call removeBookmark(qint64 line, QObject* receiver, Then<void> then) override {
        changes.push_back({line, std::nullopt, Reply<void>(receiver, std::move(then))});
        return changes.back().reply.call();
    }

    /// What was answered comes now.
    static void deliver() { QCoreApplication::sendPostedEvents(); }

private:
    template <class End>
    static Call keep(std::vector<Asked<End>>& asked, const store::ConsoleSearch& search, const End& reply) {
        asked.push_back({search, reply});
        return reply.call();
    }
};

} // namespace etherdeck::tests
