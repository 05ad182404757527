#pragma once

#include "core/services/console/arrival_probe.h"

#include <QCoreApplication>

#include <vector>

namespace etherdeck::tests {

/// A probe that keeps what it is asked until a test answers.
class FakeProbe : public ArrivalProbe {
public:
    struct FactsAsked {
        ArrivalQuestion question;
        Reply<ArrivalFacts> reply;
    };
    struct TestAsked {
        ConsoleAddress to;
        QByteArray datagram;
        Stream<TestSent, void> reply;
    };

    std::vector<FactsAsked> asked;
    std::vector<TestAsked> tests;

    Call gather(const ArrivalQuestion& question, QObject* receiver, Then<ArrivalFacts> then) override {
        asked.push_back({question, Reply<ArrivalFacts>(receiver, std::move(then))});
        return asked.back().reply.call();
    }
    Call sendTest(const ConsoleAddress& to, const QByteArray& datagram, QObject* receiver,
                  Each<TestSent> sent, Then<void> arrived) override {
        tests.push_back({to, datagram, {receiver, std::move(sent), std::move(arrived)}});
        return tests.back().reply.call();
    }

    /// What was answered comes now.
    static void deliver() { QCoreApplication::sendPostedEvents(); }
};

} // namespace etherdeck::tests
