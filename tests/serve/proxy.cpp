// SPDX-License-Identifier: MIT
#include "serve/proxy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <arpa/inet.h>
#include <fstream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cinemarco::test {

namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

bool answers(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;  // NOLINT
  ::close(socket);
  return connected;
}

std::filesystem::path write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream{file} << text;
  return file;
}

std::string nginx(std::uint16_t port, std::uint16_t upstream, const std::string& folder, Setup setup) {
  const auto* more = setup == Setup::plain ? ""
                                           : "proxy_http_version 1.1; proxy_set_header Connection \"\";\n"
                                             "proxy_set_header Host $http_host;\n"
                                             "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
                                             "proxy_set_header X-Forwarded-Proto $scheme;\n"
                                             "client_max_body_size 0;";
  // Its workers are nobody's else, who may not write into our folder.
  const auto* user = ::geteuid() == 0 ? "user root; " : "";
  return user +
         fmt::format(
             "daemon off; pid {0}/nginx.pid; error_log {0}/nginx.log; worker_processes 1;\n"
             "events {{}}\n"
             "http {{ access_log off; client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f;\n"
             "uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;\n"
             "server {{ listen 127.0.0.1:{1}; location / {{ proxy_pass http://127.0.0.1:{2}; {3} }} }} }}\n",
             folder, port, upstream, more);
}

std::string apache(std::uint16_t port, std::uint16_t upstream, const std::string& folder, Setup setup) {
  std::string text;
  for (const auto* module : {"mpm_event", "authz_core", "proxy", "proxy_http"}) {
    text += fmt::format("LoadModule {0}_module /usr/lib/apache2/modules/mod_{0}.so\n", module);
  }
  return text + fmt::format(
                    "ServerName cine.test\nServerRoot {0}\nDefaultRuntimeDir {0}\nPidFile {0}/apache.pid\n"
                    "ErrorLog {0}/apache.log\nListen 127.0.0.1:{1}\n{3}"
                    "ProxyPass / http://127.0.0.1:{2}/\nProxyPassReverse / http://127.0.0.1:{2}/\n",
                    folder, port, upstream, setup == Setup::plain ? "" : "ProxyPreserveHost On\n");
}

std::string caddy(std::uint16_t port, std::uint16_t upstream) {
  return fmt::format("{{\nadmin off\nauto_https off\n}}\nhttp://:{} {{\nreverse_proxy 127.0.0.1:{}\n}}\n", port,
                     upstream);
}

std::string haproxy(std::uint16_t port, std::uint16_t upstream) {
  return fmt::format(
      "defaults\n mode http\n timeout connect 5s\n timeout client 50s\n timeout server 50s\n"
      "frontend f\n bind 127.0.0.1:{}\n default_backend b\n"
      "backend b\n option httpchk\n server s 127.0.0.1:{} check inter 200\n",
      port, upstream);
}

}  // namespace

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: POSIX
  ::bind(socket, generic, size);
  ::getsockname(socket, generic, &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

Proxy::Proxy(Kind kind, Setup setup, const Served& upstream, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const auto there = folder.string();
  const Environment environment{{"HOME", there}, {"PATH", "/usr/sbin:/usr/bin:/sbin:/bin"}, {"XDG_DATA_HOME", there}};
  std::string program;
  std::vector<std::string> arguments;
  switch (kind) {
    case Kind::nginx:
      program = "/usr/sbin/nginx";
      arguments = {"-e", there + "/start.log", "-c",
                   write(folder / "nginx.conf", nginx(port_, upstream.port(), there, setup))};
      break;
    case Kind::apache:
      program = "/usr/sbin/apache2";
      arguments = {"-D", "FOREGROUND", "-f",
                   write(folder / "apache.conf", apache(port_, upstream.port(), there, setup))};
      break;
    case Kind::caddy:
      program = "/usr/bin/caddy";
      arguments = {"run", "--adapter", "caddyfile", "--config",
                   write(folder / "Caddyfile", caddy(port_, upstream.port()))};
      break;
    case Kind::haproxy:
      program = "/usr/sbin/haproxy";
      arguments = {"-db", "-f", write(folder / "haproxy.conf", haproxy(port_, upstream.port()))};
      break;
  }
  program_ = std::make_unique<Program>(program, arguments, environment, folder);
  while (!answers(port_)) {
    if (const auto ended = program_->poll()) {
      ADD_FAILURE() << program << " ended: " << ended->out << ended->err;
      return;
    }
  }
}

Answer Proxy::send(const std::string& method, const std::string& target, std::string body,
                   std::vector<net::Header> headers) {
  headers.push_back({"host", host()});
  if (method != "GET") {
    headers.push_back({"origin", "http://" + host()});
    const bool typed = std::ranges::any_of(headers, [](const auto& it) { return it.name == "content-type"; });
    if (!typed && !body.empty()) headers.push_back({"content-type", "application/json"});
  }
  const auto response = http_.send({.method = method,
                                    .url = "http://127.0.0.1:" + std::to_string(port_) + target,
                                    .headers = std::move(headers),
                                    .body = std::move(body)},
                                   {});
  if (!response) {
    ADD_FAILURE() << method << ' ' << target << ": " << response.error().message;
    return {};
  }
  return {response->status, response->headers, response->body};
}

}  // namespace cinemarco::test
