#include "app/lab/voices/voice_plan.h"

namespace etherdeck::lab {

namespace {

constexpr auto afterTheLab = std::chrono::milliseconds(1500); ///< a listener needs a moment to start
constexpr auto apart = std::chrono::milliseconds(700);
constexpr auto firstPanic = std::chrono::seconds(20);
constexpr auto laterPanics = std::chrono::minutes(4);

UbootEnvironment environmentOf(const Profile& profile, const VirtualPlug& plug) {
    return {
        {"baudrate", "115200"},
        {"bootargs", "console=ttyS0,115200 root=LABEL=plug rootdelay=10"},
        {"bootcmd", "usb start; load usb 0:1 0x800000 /boot/uImage; bootm 0x800000"},
        {"bootdelay", plug.voice == VoiceKind::AtPrompt ? "-1" : "3"},
        {"ethact", "egiga0"},
        {"ethaddr", plug.mac.toString()},
        {"hostname", plug.hostName()},
        {"if_netconsole", "ping $serverip"},
        {"ipaddr", plug.ip},
        {"ncip", profile.ip},
        {"preboot", "run preboot_nc"},
        {"preboot_nc", "run if_netconsole start_netconsole"},
        {"serverip", profile.ip},
        {"start_netconsole", "setenv ncip $serverip; setenv stdin nc; setenv stdout nc; setenv stderr nc; "
                             "version;"},
        {"stderr", "nc"},
        {"stdin", "nc"},
        {"stdout", "nc"},
    };
}

KernelFormat formatOf(VoiceKind kind) {
    switch (kind) {
    case VoiceKind::Ordinary:
        return KernelFormat::ExtendedWithRelease;
    case VoiceKind::Crashing:
        return KernelFormat::Basic;
    default:
        return KernelFormat::Extended;
    }
}

} // namespace

Voice::Plan voicePlan(const Profile& profile, std::size_t index) {
    const auto& plug = profile.plugs.at(index);
    Voice::Plan plan;
    plan.powerOnAfter = afterTheLab + apart * static_cast<int>(index);
    plan.environment = environmentOf(profile, plug);
    plan.format = formatOf(plug.voice);
    if (plug.voice == VoiceKind::Crashing) {
        plan.firstPanicAfter = firstPanic;
        plan.laterPanicAfter = laterPanics;
    }
    return plan;
}

} // namespace etherdeck::lab
