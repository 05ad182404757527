#pragma once

#include "ui/console/page/commands.h"

#include <tuple>
#include <utility>
#include <vector>

namespace etherdeck::tests {

/// Notes what a console's page asks for.
class FakeConsole : public ui::ConsoleCommands {
public:
    int retries = 0;
    std::vector<qint64> watched;
    std::vector<std::pair<qint64, QString>> renamed;
    std::vector<std::pair<qint64, qint64>> merged;
    std::vector<std::tuple<qint64, qint64, QString>> apart;
    std::vector<qint64> forgotten;
    std::vector<qint64> helped;

    void listenAgain() override { ++retries; }
    void watchBoots(qint64 source) override { watched.push_back(source); }
    void rename(qint64 source, const QString& name) override { renamed.emplace_back(source, name); }
    void merge(qint64 into, qint64 from) override { merged.emplace_back(into, from); }
    void takeApart(qint64 into, qint64 former, const QString& formerTitle) override {
        apart.emplace_back(into, former, formerTitle);
    }
    void forgetBox(qint64 source) override { forgotten.push_back(source); }
    std::vector<qint64> setUp;
    void setUpNetconsole(qint64 source) override { setUp.push_back(source); }
    void openArrivalHelp(qint64 source) override { helped.push_back(source); }
};

} // namespace etherdeck::tests
