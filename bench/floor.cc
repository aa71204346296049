#include "floor.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdint>

#include "payloads.h"

namespace runlint::bench {
namespace {

namespace ondemand = simdjson::ondemand;

static_assert(Payloads::kPadding >= simdjson::SIMDJSON_PADDING);

bool walk_value(ondemand::value value);

bool walk_object(ondemand::object object) {
  for (auto member : object) {
    std::string_view key;
    if (member.unescaped_key().get(key) != simdjson::SUCCESS) return false;
    benchmark::DoNotOptimize(key);
    ondemand::value value;
    if (member.value().get(value) != simdjson::SUCCESS || !walk_value(value)) return false;
  }
  return true;
}

bool walk_array(ondemand::array array) {
  for (auto element : array) {
    ondemand::value value;
    if (element.get(value) != simdjson::SUCCESS || !walk_value(value)) return false;
  }
  return true;
}

bool walk_value(ondemand::value value) {
  ondemand::json_type type;
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      return value.get_object().get(object) == simdjson::SUCCESS && walk_object(object);
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      return value.get_array().get(array) == simdjson::SUCCESS && walk_array(array);
    }
    case ondemand::json_type::string: {
      std::string_view text;
      if (value.get_string().get(text) != simdjson::SUCCESS) return false;
      benchmark::DoNotOptimize(text);
      return true;
    }
    case ondemand::json_type::number: {
      ondemand::number number;
      if (value.get_number().get(number) != simdjson::SUCCESS) return false;
      benchmark::DoNotOptimize(number);
      return true;
    }
    case ondemand::json_type::boolean: {
      bool boolean = false;
      return value.get_bool().get(boolean) == simdjson::SUCCESS;
    }
    case ondemand::json_type::null:
      return value.is_null();
  }
  return false;
}

}  // namespace

struct Floor::State {
  ondemand::parser parser;
};

Floor::Floor() : state_(std::make_unique<State>()) {}
Floor::~Floor() = default;

bool Floor::walk(std::string_view payload) {
  ondemand::document document;
  if (state_->parser.iterate(payload, payload.size() + Payloads::kPadding).get(document) != simdjson::SUCCESS)
    return false;
  // get_object() of the document, not of a value, checks that the object ends; nothing may follow it.
  ondemand::object object;
  return document.get_object().get(object) == simdjson::SUCCESS && walk_object(object) &&
         document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

struct Stage1::State {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  std::size_t capacity = 0;
};

Stage1::Stage1() : state_(std::make_unique<State>()) {}
Stage1::~Stage1() = default;

bool Stage1::run(std::string_view payload) {
  State& state = *state_;
  if (payload.size() > state.capacity) {
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(payload.size(), 1, state.parser) !=
        simdjson::SUCCESS) {
      return false;
    }
    state.capacity = payload.size();
  }
  return state.parser->stage1(reinterpret_cast<const std::uint8_t*>(payload.data()), payload.size(),
                              simdjson::stage1_mode::regular) == simdjson::SUCCESS;
}

std::string_view backend() { return simdjson::get_active_implementation()->name(); }

std::string_view simdjson_version() { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }

}  // namespace runlint::bench
