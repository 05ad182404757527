#include "app/lab/probe.h"

#include "app/lab/network/processes.h"
#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/system/network/packet_socket.h"

#include <algorithm>
#include <vector>

namespace etherdeck::lab {

namespace {

constexpr auto askAgainAfter = std::chrono::milliseconds(20);

/// A query to one target of one plug, until it is answered.
struct Question {
    Address address;
    MacAddress plug;
    aoe::Bytes frame;
};

Result<std::vector<Question>> questionsFor(const Profile& profile) {
    std::vector<Question> questions;
    for (const auto& plug : profile.plugs)
        for (const auto& target : plug.targets) {
            const bool standsForAll = &target == &plug.targets.front() || &target == &plug.targets.back();
            if (profile.isSilent(target) || (profile.isPlayed() && !standsForAll))
                continue;
            const aoe::Route route{plug.mac, profile.mac, target.address, aoe::Tag(0)};
            const bool names = !target.configString.empty() && !profile.isPlayed();
            auto frame = aoe::buildConfigRequest(
                route, names ? aoe::ConfigCommand::ForceSet : aoe::ConfigCommand::Read,
                names ? target.configString : std::string());
            if (!frame)
                return fail(frame.error());
            questions.push_back({target.address, plug.mac, std::move(*frame)});
        }
    return questions;
}

Result<void> ask(link::PacketSocket& socket, const std::vector<Question>& questions) {
    for (const auto& question : questions) {
        const std::span<const std::byte> frame(question.frame);
        // A frame that did not fit is sent again later.
        if (auto sent = socket.send({&frame, 1}); !sent && sent.error().code != ErrorCode::InterfaceDown)
            return fail(sent.error());
    }
    return {};
}

Result<void> strikeAnswered(link::PacketSocket& socket, std::vector<Question>& questions) {
    for (;;) {
        const auto bytes = socket.receive();
        if (!bytes)
            return fail(bytes.error());
        if (!*bytes)
            return {};
        const auto reply = aoe::parse(**bytes);
        if (!reply || !reply->header.response || !reply->header.tag.isOurs())
            continue;
        std::erase_if(questions, [&](const Question& question) {
            return question.address == reply->header.address && question.plug == reply->header.source;
        });
    }
}

} // namespace

Result<void> waitForAnswers(const Profile& profile, TimePoint deadline) {
    auto socket = link::PacketSocket::open(profile.interface, aoe::etherType);
    if (!socket)
        return fail(socket.error());
    auto questions = questionsFor(profile);
    if (!questions)
        return fail(questions.error());
    while (!questions->empty()) {
        if (Clock::now() >= deadline)
            return fail(ErrorCode::TimedOut, questions->front().address.toString());
        if (auto asked = ask(*socket, *questions); !asked)
            return asked;
        const auto round = Clock::now() + askAgainAfter;
        while (!questions->empty()) {
            if (auto readable = waitReadable(socket->descriptor(), round); !readable)
                break;
            if (auto struck = strikeAnswered(*socket, *questions); !struck)
                return struck;
        }
    }
    return {};
}

} // namespace etherdeck::lab
