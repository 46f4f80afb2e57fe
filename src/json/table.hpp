// SPDX-License-Identifier: MIT
// What a C++ type is in JSON, as one constant a type. Reading, writing and describing are three ordinary functions over
// these tables (table.cpp), not code made anew for each struct: 167 structs cost half of a build that way.
#pragma once

#include "domain/error.hpp"
#include "json/scalars.hpp"

#include <boost/core/demangle.hpp>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace cinemarco::json {

// Answers hold every member; of what is asked, those that may be missing are not required.
enum class Direction { answer, question };

// A member whose own reader decides: specialise with `static std::expected<T, ParseError> read(const value&)`, and with
// `static constexpr bool kMayBeMissing = true` where an object without the member leaves it as it was made.
template <class T>
struct CustomReader;
template <class T>
concept CustomReadable = requires(const boost::json::value& v) {
  { CustomReader<T>::read(v) } -> std::same_as<std::expected<T, ParseError>>;
};

struct Type;

// A member of a described struct: its name in JSON, and where it is in an object.
struct Member {
  std::string_view name;
  const Type* type;
  void* (*in)(void* object);
};

// How to reach what an optional, a vector or a map holds.
struct Holder {
  void (*clear)(void* holder);
  // Makes room for one more, of `key` in a map, and gives it.
  void* (*add)(void* holder, std::string_view key);
  void (*reserve)(void* holder, std::size_t count);
  // Calls `next(context, key, value)` for each that is held.
  void (*each)(const void* holder, void* context, void (*next)(void* context, std::string_view key, const void* value));
};

// One C++ type in JSON. Tables are constants: any thread may read them.
struct Type {
  enum class Form { scalar, optional, list, map, object };
  enum class Held { text, whole_number, boolean };  // what a scalar is written as

  Form form = Form::scalar;
  Held held = Held::text;
  bool may_be_missing = false;  // an object without such a member leaves it as it was made
  // Of scalars, and of whatever has a reader of its own; absent where a type is not read or not written.
  std::expected<void, ParseError> (*read)(const boost::json::value& from, void* into) = nullptr;
  void (*write)(std::string& out, const void* from) = nullptr;
  boost::json::object (*schema)(boost::json::object& components, Direction direction) = nullptr;
  // Of optionals, lists and maps.
  const Type* inner = nullptr;
  const Holder* holder = nullptr;
  // Of objects.
  std::span<const Member> members;
  std::string (*name)() = nullptr;
};

// Reads `from` into the object of `type` at `into`; on failure the error's path says where, relative to `from`.
std::expected<void, ParseError> read_as(const Type& type, const boost::json::value& from, void* into);
// Puts the JSON of the object of `type` at `from` at the end of `out`.
void append_as(const Type& type, std::string& out, const void* from);
// The JSON Schema of `type`; structs go into `components` under their names, and are referred to.
boost::json::object schema_as(const Type& type, boost::json::object& components, Direction direction);

// The table of T; a template variable below.
template <class T>
constexpr const Type& type_of();

namespace detail {

inline std::unexpected<ParseError> expected_type(const char* what) {
  return std::unexpected{ParseError{"", std::string{"expected "} + what}};
}

std::expected<void, ParseError> read_integer(const boost::json::value& from, std::int64_t least, std::uint64_t most,
                                             std::uint64_t& bits);
std::expected<double, ParseError> read_number(const boost::json::value& from, double most);
std::expected<std::string_view, ParseError> read_string(const boost::json::value& from);
std::expected<bool, ParseError> read_boolean(const boost::json::value& from);
void append_string(std::string& out, std::string_view text);
void append_number(std::string& out, double number);
void append_number(std::string& out, float number);
void append_integer(std::string& out, std::int64_t number);
void append_integer(std::string& out, std::uint64_t number);
boost::json::object choice_schema(std::span<const std::string_view> names);
boost::json::object simple_schema(const char* type, const char* format);
boost::json::object bounded_schema(std::int64_t least, std::int64_t most);

template <class T>
std::expected<void, ParseError> read_scalar(const boost::json::value& from, void* into) {
  auto& target = *static_cast<T*>(into);
  const auto put = [&](auto value) -> std::expected<void, ParseError> {
    if (!value) return std::unexpected{std::move(value.error())};
    target = static_cast<T>(std::move(*value));
    return {};
  };
  if constexpr (CustomReadable<T>) {
    return put(CustomReader<T>::read(from));
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    target = from;
    return {};
  } else if constexpr (Scalar<T>) {
    typename ScalarText<T>::Held held{};
    if (auto done = read_as(type_of<decltype(held)>(), from, &held); !done) return done;
    return put(ScalarText<T>::from(held));
  } else if constexpr (std::is_same_v<T, bool>) {
    return put(read_boolean(from));
  } else if constexpr (std::integral<T>) {
    std::uint64_t bits = 0;
    auto done = read_integer(from, static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                             static_cast<std::uint64_t>(std::numeric_limits<T>::max()), bits);
    if (done) target = static_cast<T>(bits);
    return done;
  } else if constexpr (std::floating_point<T>) {
    return put(read_number(from, std::numeric_limits<T>::max()));
  } else {
    static_assert(std::is_same_v<T, std::string>);
    return put(read_string(from));
  }
}

template <class T>
void write_scalar(std::string& out, const void* from) {
  const auto& value = *static_cast<const T*>(from);
  if constexpr (std::is_same_v<T, boost::json::value>) {
    out += boost::json::serialize(value);
  } else if constexpr (Scalar<T>) {
    const typename ScalarText<T>::Held held = ScalarText<T>::to(value);
    write_scalar<std::remove_const_t<decltype(held)>>(out, &held);
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::signed_integral<T>) {
    append_integer(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::integral<T>) {
    append_integer(out, static_cast<std::uint64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    append_number(out, value);
  } else {
    append_string(out, value);
  }
}

template <class T>
boost::json::object scalar_schema(boost::json::object&, Direction) {
  if constexpr (std::is_same_v<T, boost::json::value>) {
    return {};
  } else if constexpr (DescribedEnum<T>) {
    return choice_schema(ScalarText<T>::names());
  } else if constexpr (std::is_same_v<T, Instant>) {
    return simple_schema("string", "date-time");
  } else if constexpr (std::is_same_v<T, Date>) {
    return simple_schema("string", "date");
  } else if constexpr (requires { ScalarText<T>::schema(); }) {
    return ScalarText<T>::schema();
  } else if constexpr (requires { T::kLeast; }) {
    return bounded_schema(T::kLeast, T::kMost);
  } else if constexpr (Scalar<T>) {
    return simple_schema("integer", "int64");
  } else if constexpr (std::is_same_v<T, bool>) {
    return simple_schema("boolean", nullptr);
  } else if constexpr (std::integral<T>) {
    return simple_schema("integer", sizeof(T) > 4 ? "int64" : "int32");
  } else if constexpr (std::floating_point<T>) {
    return simple_schema("number", nullptr);
  } else {
    return simple_schema("string", nullptr);
  }
}

template <class T>
inline constexpr Holder kHolderOf{
    [](void* holder) {
      if constexpr (is_optional<T>) {
        static_cast<T*>(holder)->reset();
      } else {
        static_cast<T*>(holder)->clear();
      }
    },
    [](void* holder, std::string_view key) -> void* {
      auto& held = *static_cast<T*>(holder);
      if constexpr (is_optional<T>) {
        return &held.emplace();
      } else if constexpr (is_vector<T>) {
        return &held.emplace_back();
      } else {
        return &held[std::string{key}];
      }
    },
    [](void* holder, std::size_t count) {
      if constexpr (is_vector<T>) static_cast<T*>(holder)->reserve(count);
    },
    [](const void* holder, void* context, void (*next)(void*, std::string_view, const void*)) {
      const auto& held = *static_cast<const T*>(holder);
      if constexpr (is_optional<T>) {
        if (held) next(context, {}, &*held);
      } else if constexpr (is_vector<T>) {
        for (const auto& item : held) next(context, {}, &item);
      } else {
        for (const auto& [key, value] : held) next(context, key, &value);
      }
    }};

// The struct's own name, without its namespaces. Names are one namespace in the document.
template <class T>
std::string schema_name() {
  auto name = boost::core::demangle(typeid(T).name());
  if (const auto colon = name.rfind(':'); colon != std::string::npos) name.erase(0, colon + 1);
  return name;
}

template <class T>
constexpr auto members_of() {
  using Described =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  return []<class... D>(boost::mp11::mp_list<D...>) {
    return std::array<Member, sizeof...(D)>{
        Member{member_name(D::name), &type_of<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>(),
               [](void* object) -> void* { return &(static_cast<T*>(object)->*D::pointer); }}...};
  }(boost::mp11::mp_rename<Described, boost::mp11::mp_list>{});
}
template <class T>
inline constexpr auto kMembers = members_of<T>();

template <class T>
constexpr bool has_missing_allowed() {
  if constexpr (requires { CustomReader<T>::kMayBeMissing; }) {
    return CustomReader<T>::kMayBeMissing;
  } else {
    return is_optional<T> || is_vector<T> || is_string_map<T>;
  }
}
template <class T>
inline constexpr bool may_be_missing = has_missing_allowed<T>();

template <class T>
constexpr Type::Held held_as() {
  if constexpr (Scalar<T>) {
    return held_as<typename ScalarText<T>::Held>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return Type::Held::boolean;
  } else if constexpr (std::integral<T>) {
    return Type::Held::whole_number;
  } else {
    return Type::Held::text;
  }
}

template <class T>
constexpr Type make_type() {
  Type type;
  type.may_be_missing = may_be_missing<T>;
  if constexpr (CustomReadable<T>) type.read = &read_scalar<T>;
  if constexpr (is_optional<T>) {
    type.form = Type::Form::optional;
    type.inner = &type_of<typename T::value_type>();
    type.holder = &kHolderOf<T>;
  } else if constexpr (is_vector<T>) {
    type.form = Type::Form::list;
    type.inner = &type_of<typename T::value_type>();
    type.holder = &kHolderOf<T>;
  } else if constexpr (is_string_map<T>) {
    type.form = Type::Form::map;
    type.inner = &type_of<typename T::mapped_type>();
    type.holder = &kHolderOf<T>;
  } else if constexpr (requires { CustomReader<T>::schema; }) {
    type.schema = &CustomReader<T>::schema;
  } else if constexpr (Scalar<T> || std::is_same_v<T, boost::json::value> || std::is_arithmetic_v<T> ||
                       std::is_convertible_v<const T&, std::string_view>) {
    type.held = held_as<T>();
    type.write = &write_scalar<T>;
    type.schema = &scalar_schema<T>;
    if constexpr (!std::is_same_v<T, std::string_view> && !std::is_pointer_v<T>) type.read = &read_scalar<T>;
  } else if constexpr (Described<T>) {
    type.form = Type::Form::object;
    type.members = kMembers<T>;
    type.name = &schema_name<T>;
  } else {
    static_assert(CustomReadable<T>, "describe the struct with BOOST_DESCRIBE_STRUCT, or specialise CustomReader");
  }
  return type;
}

template <class T>
inline constexpr Type kTable = make_type<T>();

}  // namespace detail

template <class T>
constexpr const Type& type_of() {
  return detail::kTable<T>;
}

}  // namespace cinemarco::json
