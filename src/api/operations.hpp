// SPDX-License-Identifier: MIT
// All operations of the API. A handler is a plain function object; its parameters say what it takes:
//   const Call&          who asks, and the raw request
//   Query<T>, Body<T>    described structs (api/arguments.hpp)
//   anything else        the next {…} of the path: an id, a number, a text, a described enum
// and its result what it gives: a described struct or a list of such (200), Created<T> (201), Accepted<T> (202),
// nothing (204), OrGone<T> (as T, or that it is gone already), or an http::Response of its own making.
#pragma once

#include "api/arguments.hpp"
#include "api/operation.hpp"

#include <deque>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cinemarco::api {

template <class T>
struct Created {
  T value;
  std::string location;  // the path of what was made
  bool is_new = true;    // false: it was there already, which is 200
};

template <class T>
struct Accepted {
  T value;
};

// What a DELETE gives where there is nothing to take away any more: it was done, by the same request before it or by
// somebody else, and that is no failure.
struct AlreadyGone {
  bool already_gone = true;
};
BOOST_DESCRIBE_STRUCT(AlreadyGone, (), (already_gone))

// Of a DELETE: what it took away, or empty where that was gone before.
template <class T>
struct OrGone {
  std::optional<T> value;
};
template <>
struct OrGone<void> {
  bool was_there = false;
};

template <class T>
http::Response json_response(const T& value, int status = 200) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  json::append_text(response.body, value);
  return response;
}

class Operations {
 public:
  // `F` as described above. The operation may be refined by its own methods.
  template <class F>
  Operation& add(http::Method method, std::string path, std::string summary, F handler) {
    return add_typed(method, std::move(path), std::move(summary), std::move(handler), &F::operator());
  }
  template <class F>
  Operation& get(std::string path, std::string summary, F handler) {
    return add(http::Method::get, std::move(path), std::move(summary), std::move(handler));
  }
  template <class F>
  Operation& post(std::string path, std::string summary, F handler) {
    return add(http::Method::post, std::move(path), std::move(summary), std::move(handler));
  }
  template <class F>
  Operation& put(std::string path, std::string summary, F handler) {
    return add(http::Method::put, std::move(path), std::move(summary), std::move(handler));
  }
  template <class F>
  Operation& patch(std::string path, std::string summary, F handler) {
    return add(http::Method::patch, std::move(path), std::move(summary), std::move(handler));
  }
  template <class F>
  Operation& del(std::string path, std::string summary, F handler) {
    return add(http::Method::del, std::move(path), std::move(summary), std::move(handler));
  }

  // For handlers that read the request or write the answer themselves: what they take and give, for the document.
  template <class T>
  void describe_answer(Operation& operation) {
    operation.answer = json::schema_of<T>(schemas_, json::Direction::answer);
  }
  template <class T>
  void describe_body(Operation& operation) {
    operation.question = json::schema_of<T>(schemas_, json::Direction::question);
  }
  template <class T>
  void describe_query(Operation& operation) {
    describe_parameters(operation, json::type_of<T>());
  }

  [[nodiscard]] const std::deque<Operation>& all() const { return all_; }
  [[nodiscard]] const Operation& at(std::size_t number) const { return all_[number]; }
  // Schemas of all structs that operations speak of.
  [[nodiscard]] const boost::json::object& schemas() const { return schemas_; }

 private:
  template <class T>
  static constexpr bool is_of_path = !std::is_same_v<T, Call> && !detail::is_query<T> && !detail::is_body<T>;

  template <class F, class R, class... Args>
  Operation& add_typed(http::Method method, std::string path, std::string summary, F handler, R (F::*)(Args...) const) {
    auto& operation = all_.emplace_back();
    operation.method = method;
    operation.path = std::move(path);
    operation.summary = std::move(summary);
    describe_result<R>(operation);
    auto names = path_names(operation.path);
    [[maybe_unused]] std::size_t next = 0;
    (describe_argument<std::remove_cvref_t<Args>>(operation, names, next), ...);
    operation.run = [handler = std::move(handler), names = std::move(names)](
                        const Call& call, const std::vector<std::string>& parameters) {
      [[maybe_unused]] std::size_t at = 0;
      // Braces: from left to right, so that path segments are taken in order.
      std::tuple<Wrapped<std::remove_cvref_t<Args>>...> arguments{
          take<std::remove_cvref_t<Args>>(call, names, parameters, at)...};
      const auto invoke = [&](auto&... taken) { return handler(unwrap(taken)...); };
      if constexpr (std::is_void_v<R>) {
        std::apply(invoke, arguments);
        http::Response nothing;
        nothing.status = 204;
        return nothing;
      } else {
        return to_response(std::apply(invoke, arguments));
      }
    };
    return operation;
  }

  // A Call cannot be copied into the tuple.
  template <class T>
  using Wrapped = std::conditional_t<std::is_same_v<T, Call>, std::reference_wrapper<const Call>, T>;
  template <class T>
  static decltype(auto) unwrap(T& value) {
    if constexpr (std::is_same_v<T, std::reference_wrapper<const Call>>) {
      return value.get();
    } else {
      return std::move(value);
    }
  }

  template <class T>
  static Wrapped<T> take(const Call& call, const std::vector<std::string>& names,
                         const std::vector<std::string>& parameters, std::size_t& at) {
    if constexpr (std::is_same_v<T, Call>) {
      return std::cref(call);
    } else if constexpr (detail::is_query<T>) {
      return {detail::read_query<decltype(T::value)>(call.request)};
    } else if constexpr (detail::is_body<T>) {
      return {detail::read_body<decltype(T::value)>(call.request)};
    } else {
      const auto number = at++;
      return detail::read_text<T>(names.at(number), parameters.at(number));
    }
  }

  template <class R>
  static http::Response to_response(R&& result) {
    using Result = std::remove_cvref_t<R>;
    if constexpr (std::is_same_v<Result, http::Response>) {
      return std::forward<R>(result);
    } else if constexpr (is_created<Result>) {
      auto response = json_response(result.value, result.is_new ? 201 : 200);
      response.set("location", result.location);
      return response;
    } else if constexpr (is_accepted<Result>) {
      return json_response(result.value, 202);
    } else if constexpr (std::is_same_v<Result, OrGone<void>>) {
      if (!result.was_there) return json_response(AlreadyGone{});
      http::Response nothing;
      nothing.status = 204;
      return nothing;
    } else if constexpr (is_or_gone<Result>) {
      return result.value ? to_response(std::move(*result.value)) : json_response(AlreadyGone{});
    } else {
      return json_response(result);
    }
  }

  template <class T>
  static constexpr bool is_created = false;
  template <class T>
  static constexpr bool is_accepted = false;
  template <class T>
  static constexpr bool is_or_gone = false;

  template <class R>
  void describe_result(Operation& operation) {
    if constexpr (std::is_void_v<R>) {
      operation.gives_nothing();
    } else if constexpr (std::is_same_v<R, OrGone<void>>) {
      operation.gives_nothing().may_be_gone = true;
      json::schema_of<AlreadyGone>(schemas_, json::Direction::answer);
    } else if constexpr (is_or_gone<R>) {
      describe_result<typename decltype(R::value)::value_type>(operation);
      operation.may_be_gone = true;
      json::schema_of<AlreadyGone>(schemas_, json::Direction::answer);
    } else if constexpr (is_created<R>) {
      operation.status = 201;
      operation.answer = json::schema_of<decltype(R::value)>(schemas_, json::Direction::answer);
    } else if constexpr (is_accepted<R>) {
      operation.status = 202;
      operation.answer = json::schema_of<decltype(R::value)>(schemas_, json::Direction::answer);
    } else if constexpr (!std::is_same_v<R, http::Response>) {
      operation.answer = json::schema_of<R>(schemas_, json::Direction::answer);
    }
  }

  template <class T>
  void describe_argument(Operation& operation, const std::vector<std::string>& names, std::size_t& next) {
    if constexpr (detail::is_query<T>) {
      describe_query<decltype(T::value)>(operation);
    } else if constexpr (detail::is_body<T>) {
      describe_body<decltype(T::value)>(operation);
    } else if constexpr (is_of_path<T>) {
      operation.parameters.push_back(
          {Parameter::In::path, names.at(next++), true, json::schema_of<T>(schemas_, json::Direction::question)});
    }
  }

  // The members of a struct as query parameters.
  void describe_parameters(Operation& operation, const json::Type& type);

  // "/api/library/{id}" has {"id"}.
  [[nodiscard]] static std::vector<std::string> path_names(std::string_view path);

  std::deque<Operation> all_;  // so that an Operation& stays good
  boost::json::object schemas_;
};

template <class T>
constexpr bool Operations::is_created<Created<T>> = true;
template <class T>
constexpr bool Operations::is_accepted<Accepted<T>> = true;
template <class T>
constexpr bool Operations::is_or_gone<OrGone<T>> = true;

}  // namespace cinemarco::api
