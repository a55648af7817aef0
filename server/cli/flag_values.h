// The flags of subcommands, defined in flags.cc.
#pragma once

#include <optional>
#include <string>

#include "absl/flags/declare.h"

ABSL_DECLARE_FLAG(std::string, administrator);
ABSL_DECLARE_FLAG(std::string, log_level);
ABSL_DECLARE_FLAG(bool, apply);
ABSL_DECLARE_FLAG(bool, skip_bad_rows);
ABSL_DECLARE_FLAG(bool, public_text_is_fine);
ABSL_DECLARE_FLAG(std::string, unit);
ABSL_DECLARE_FLAG(std::string, host_unit);
ABSL_DECLARE_FLAG(int, capacity);
ABSL_DECLARE_FLAG(std::string, shift);
ABSL_DECLARE_FLAG(bool, wishes);
ABSL_DECLARE_FLAG(std::string, from);
ABSL_DECLARE_FLAG(std::string, to);
ABSL_DECLARE_FLAG(std::string, format);
ABSL_DECLARE_FLAG(std::string, lang);
ABSL_DECLARE_FLAG(std::string, person);
ABSL_DECLARE_FLAG(std::string, role);
ABSL_DECLARE_FLAG(std::string, until);
ABSL_DECLARE_FLAG(std::string, grant);
ABSL_DECLARE_FLAG(std::string, into);
ABSL_DECLARE_FLAG(std::optional<int>, rounding_minutes);
ABSL_DECLARE_FLAG(std::optional<int>, minimum_stay_percent);
ABSL_DECLARE_FLAG(std::optional<int>, cap_minutes);
ABSL_DECLARE_FLAG(std::optional<int>, grace_minutes);
ABSL_DECLARE_FLAG(std::string, passphrase_file);
ABSL_DECLARE_FLAG(bool, verify);
ABSL_DECLARE_FLAG(std::string, record);
ABSL_DECLARE_FLAG(std::string, key);
ABSL_DECLARE_FLAG(bool, back);
ABSL_DECLARE_FLAG(bool, json);
