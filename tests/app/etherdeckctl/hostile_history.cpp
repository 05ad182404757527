#include "tests/app/etherdeckctl/hostile_history.h"

#include "core/store/boxes/store.h"
#include "core/store/console/store.h"
#include "core/store/database/database.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/hostile_text.h"

#include <QByteArray>

namespace etherdeck::tests {

namespace {

std::string hexOf(const std::string& text) { return QByteArray::fromStdString(text).toHex().toStdString(); }

/// A history written by somebody else: any text in it may be harmful.
void makeStore(const std::string& path) {
    auto store = must(store::ConsoleStore::open(path));
    std::vector<netconsole::Event> events;
    netconsole::CrashFound found;
    found.source = static_cast<netconsole::SourceId>(1);
    found.crash.boot = static_cast<netconsole::BootNumber>(1);
    found.crash.title = "title";
    found.crash.firstFrame = "frame";
    found.crash.time = consoleStart;
    for (std::size_t i = 0; i < hostileTexts().size(); ++i)
        events.emplace_back(kernelLine("usb " + std::to_string(i), i + 1, netconsole::Level::Error));
    events.emplace_back(found);
    must(store.append(events, std::vector{sourceInfo(1, 5, "name")}));
    must(store.index(100));
    const auto database = must(store::Database::open(path));
    for (std::size_t i = 0; i < hostileTexts().size(); ++i) {
        const auto hex = hexOf(hostileTexts().at(i));
        const auto text = "CAST(x'" + hex + "' AS TEXT)";
        must(database.run(("UPDATE lines SET text = 'usb ' || " + text + ", caller = " + text +
                           ", dictionary = 'KEY=' || " + text + " WHERE id = " + std::to_string(i + 1))
                              .c_str()));
        must(database.run(("UPDATE sources SET name = name || " + text).c_str()));
        must(database.run(
            ("UPDATE crashes SET title = title || " + text + ", frame = frame || " + text).c_str()));
        must(database.run(
            ("UPDATE boots SET uboot = uboot || " + text + ", linux = linux || " + text).c_str()));
        must(database.run(("UPDATE source_endpoints SET address = address || " + text).c_str()));
    }
}

/// Boxes as somebody else may have stored them.
void makeBoxes(const std::string& path) {
    auto boxes = must(store::BoxStore::open(path));
    for (const auto* name : {"plug", "other"})
        must(boxes.put({{boxes::BoxId{}, name, "", "", name}, {}}));
    const auto database = must(store::Database::open(path));
    for (const auto& hostile : hostileTexts()) {
        const auto text = "CAST(x'" + hexOf(hostile) + "' AS TEXT)";
        must(database.run(("INSERT INTO boxes (name, note, in_group, device) VALUES (" + text + ", " + text +
                           ", " + text + ", " + text + ")")
                              .c_str()));
        must(database.run(("UPDATE boxes SET device = device || " + text).c_str()));
    }
}

} // namespace

void makeHostileHistory(const std::string& path) {
    makeStore(path);
    makeBoxes(path);
}

} // namespace etherdeck::tests
