#include "core/install/copy.h"

#include "core/base/sha256.h"
#include "core/remote/ssh.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::install {

namespace {

/// The last line of what the script prints.
constexpr std::array<std::pair<std::string_view, BoxFault>, 5> copyOutcomes{{
    {"cannot-write", BoxFault::StepFailed},
    {"wrong-digest", BoxFault::WrongDigest},
    {"no-digest", BoxFault::NoDigest},
    {"does-not-run", BoxFault::DoesNotRun},
    {"cannot-replace", BoxFault::StepFailed},
}};

std::string giveUp(std::string_view outcome) {
    return "{ rm -f $n; echo; echo " + std::string(outcome) + "; exit 1; }";
}

} // namespace

std::string digestScript(std::string_view path) {
    return "for t in sha256sum \"busybox sha256sum\" \"openssl dgst -sha256\"; do $t < " + std::string(path) +
           " 2>/dev/null && break; done";
}

std::string copyScript(const FileForBox& file) {
    std::string script = "umask 077; f=" + file.path + "; n=$f.new.$$; rm -f $f.new.* " + file.before + "; ";
    script += "cat > $n || " + giveUp("cannot-write") + "; ";
    script += "d=$(" + digestScript("$n") + "); ";
    if (!file.trial.empty()) // the agent can tell its own
        script += "[ -n \"$d\" ] || { chmod 0700 $n; d=$($n digest < $n 2>/dev/null); }; ";
    script += "[ -n \"$d\" ] || " + giveUp("no-digest") + "; ";
    script += "case \"$d\" in *" + sha256(file.content) + "*) ;; *) " + giveUp("wrong-digest") + ";; esac; ";
    script += "chmod " + file.mode + " $n || " + giveUp("cannot-write") + "; ";
    if (!file.trial.empty())
        script += "$n " + file.trial + " </dev/null || " + giveUp("does-not-run") + "; ";
    if (!file.before.empty())
        script += "if [ -f $f ]; then cp -p $f $n.old && mv -f $n.old " + file.before +
                  " || { rm -f $n.old; " + giveUp("cannot-write") + "; }; fi; ";
    return script + "sync; mv -f $n $f || " + giveUp("cannot-replace") + "; echo; echo copied";
}

BoxFault faultFromMessage(std::string_view said, BoxFault otherwise) {
    constexpr std::array<std::pair<std::string_view, BoxFault>, 5> messages{{
        {"No space left on device", BoxFault::NoRoom},
        {"quota exceeded", BoxFault::NoRoom},
        {"Read-only file system", BoxFault::ReadOnly},
        {"Permission denied", BoxFault::NotPermitted},
        {"not permitted", BoxFault::NotPermitted},
    }};
    const auto* const found = std::ranges::find_if(
        messages, [said](const auto& each) { return said.find(each.first) != std::string_view::npos; });
    return found == messages.end() ? otherwise : found->second;
}

Answer<void> copiedFrom(const ScriptEnd& end, const std::string& path) {
    const auto line = end.output.rfind('\n');
    const auto last = end.output.substr(line == std::string::npos ? 0 : line + 1);
    auto said = end.output.substr(0, line == std::string::npos ? 0 : line);
    if (end.status == 0 && last == "copied")
        return {};
    const auto* const outcome =
        std::ranges::find(copyOutcomes, last, &std::pair<std::string_view, BoxFault>::first);
    if (outcome == copyOutcomes.end())
        return failed(BoxFault::StepFailed, end.output, path);
    while (said.ends_with('\n'))
        said.pop_back();
    const auto fault = outcome->second == BoxFault::StepFailed ? faultFromMessage(said, BoxFault::StepFailed)
                                                               : outcome->second;
    return failed(fault, std::move(said), path);
}

Answer<void> copyToBox(const remote::SshDevice& device, const FileForBox& file,
                       const remote::Limits& limits) {
    if (!remote::isPlainWord(file.path))
        return failed(BoxFault::StepFailed, {}, file.path);
    const auto end =
        runScript(device, {copyScript(file), file.content, file.asRoot, file.sudoPassword}, limits);
    if (end)
        return copiedFrom(*end, file.path);
    auto failure = end.error();
    if (auto* const error = std::get_if<BoxError>(&failure))
        error->detail = file.path;
    return tl::unexpected(std::move(failure));
}

} // namespace etherdeck::install
