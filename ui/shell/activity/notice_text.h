#pragma once

#include "ui/shell/activity/notice_board.h"
#include "ui/text/lamp.h"

#include <QString>

namespace etherdeck::ui {

[[nodiscard]] Lamp noticeLamp(const StandingNotice& notice);
/// What has happened, in one sentence without a full stop. All texts from boxes are made harmless.
[[nodiscard]] QString noticeTitle(const StandingNotice& notice);
/// What follows from it, or that it is over; empty: nothing.
[[nodiscard]] QString noticeText(const StandingNotice& notice);

} // namespace etherdeck::ui
