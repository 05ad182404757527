#pragma once

#include "ui/inventory/targets/commands.h"

#include <QCoreApplication>

#include <utility>
#include <vector>

namespace etherdeck::tests {

/// Keeps what an inventory's page asks for until a test answers.
class FakeInventory : public ui::InventoryCommands {
public:
    struct EventsAsked {
        store::EventQuery query;
        Reply<std::vector<store::EventRecord>> reply;
    };
    struct CountAsked {
        store::EventQuery query;
        Reply<std::size_t> reply;
    };
    struct ConfigAsked {
        Address address;
        std::vector<discovery::PathKey> paths;
        ConfigWish wish;
        Reply<ConfigOutcome> reply;
    };
    struct PeekAsked {
        Address address;
        discovery::PathKey path;
        Stream<PeekProgress, PeekOutcome> reply;
    };

    std::vector<EventsAsked> eventsAsked;
    std::vector<CountAsked> countsAsked;
    std::vector<ConfigAsked> configs;
    std::vector<PeekAsked> peeks;

    Call events(const store::EventQuery& query, QObject* receiver,
                Then<std::vector<store::EventRecord>> then) override {
        eventsAsked.push_back({query, Reply<std::vector<store::EventRecord>>(receiver, std::move(then))});
        return eventsAsked.back().reply.call();
    }
    Call countEvents(const store::EventQuery& query, QObject* receiver, Then<std::size_t> then) override {
        countsAsked.push_back({query, Reply<std::size_t>(receiver, std::move(then))});
        return countsAsked.back().reply.call();
    }
    Call changeConfig(Address address, const std::vector<discovery::PathKey>& paths, const ConfigWish& wish,
                      QObject* receiver, Then<ConfigOutcome> then) override {
        configs.push_back({address, paths, wish, Reply<ConfigOutcome>(receiver, std::move(then))});
        return configs.back().reply.call();
    }
    Call peek(Address address, const discovery::PathKey& path, QObject* receiver, Each<PeekProgress> each,
              Then<PeekOutcome> then) override {
        peeks.push_back(
            {address, path, Stream<PeekProgress, PeekOutcome>(receiver, std::move(each), std::move(then))});
        return peeks.back().reply.call();
    }

    // How often each of these was asked for.
    int discoveries = 0;
    int retries = 0;
    int interfaceChoices = 0;
    std::vector<Address> comparisons;
    std::vector<std::vector<discovery::Target>> forgotten;
    std::vector<std::pair<discovery::Target, store::Label>> labels;
    std::vector<std::pair<std::uint16_t, store::Label>> shelfLabels;

    void discover() override { ++discoveries; }
    void retryLinks() override { ++retries; }
    void chooseInterfaces() override { ++interfaceChoices; }
    std::vector<boxes::BoxKey> boxesShown;
    std::vector<boxes::Thing> tiesAsked;
    std::vector<std::pair<QString, Address>> exportsShown;
    std::vector<Address> exportsWanted;

    void showBox(const boxes::BoxKey& box) override { boxesShown.push_back(box); }
    void askTie(const boxes::Thing& thing) override { tiesAsked.push_back(thing); }
    void showExport(const QString& device, Address address) override {
        exportsShown.emplace_back(device, address);
    }
    void exportAt(Address address, const ui::DraggedDisk& /*disk*/) override {
        exportsWanted.push_back(address);
    }
    void compare(Address address) override { comparisons.push_back(address); }
    void forget(const std::vector<discovery::Target>& targets) override { forgotten.push_back(targets); }
    void setLabel(const discovery::Target& target, const store::Label& label) override {
        labels.emplace_back(target, label);
    }
    void setLabel(std::uint16_t shelf, const store::Label& label) override {
        shelfLabels.emplace_back(shelf, label);
    }

    /// What was answered comes now.
    static void deliver() { QCoreApplication::sendPostedEvents(); }
    void endConfig(const ConfigOutcome& outcome) {
        configs.back().reply.answer(outcome);
        deliver();
    }
    void tellPeek(const PeekProgress& progress) {
        peeks.back().reply.part(progress);
        deliver();
    }
    void endPeek(const PeekOutcome& outcome) {
        peeks.back().reply.answer(outcome);
        deliver();
    }
};

} // namespace etherdeck::tests
