// Members with a name that other systems have for a member of the payload.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "check/source.h"
#include "schema/schema.h"

namespace runlint::check {

// The synonym of that name among those of `object`, in any case and with or without "_" and "-"; null if there is none.
[[nodiscard]] const schema::Synonym* find_synonym(const schema::Schema& object, std::string_view name) noexcept;

inline constexpr std::string_view kEntrypoint = "customEntrypoint";

// What stands beside a command, which decides the configType that it needs.
struct CommandContext {
  bool has_entrypoint = false;  // the object of the synonym has customEntrypoint, or a synonym of it
  bool has_command = false;     // likewise customCommand
  bool is_buildpack = false;    // the deployment has a buildpack
  std::uint8_t choice = 0;      // 1 + the index of the configType in that object; 0: none that is valid
  std::uint8_t kubernetes = 0;  // the halves of Kubernetes' form that the object has
};

// Whether the object is a buildpack of a deployment.
[[nodiscard]] bool is_buildpack(const schema::Schema& object) noexcept;

// Whether it is a synonym of a command or an entrypoint.
[[nodiscard]] bool means_command(const schema::Synonym& synonym) noexcept;

// Adds a member, or such a synonym, that stands beside the command.
void add_to(CommandContext& context, std::string_view member) noexcept;
void add_to(CommandContext& context, const schema::Synonym& synonym) noexcept;

// The help about a member of `object`, with a value of that shape, in a document that `root` describes: which member is
// meant, and its form.
[[nodiscard]] std::string synonym_help(const schema::Synonym& synonym, std::string_view key,
                                       const schema::Schema& object, const schema::Schema& root, ValueShape shape,
                                       CommandContext context = {});

// Text to follow a help: which other system writes variables as such a list. May be empty.
[[nodiscard]] std::string_view list_origin(const schema::Schema& wanted, ValueShape shape) noexcept;

}  // namespace runlint::check
