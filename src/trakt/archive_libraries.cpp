// SPDX-License-Identifier: MIT
// The functions of libzip and libarchive that this room calls: each opens its library (net/late_library.hpp) and goes
// on there.
#include "net/late_library.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <zip.h>

using cinemarco::net::late;

namespace {

constexpr const char* kZip = CINEMARCO_LIBZIP;
constexpr const char* kArchive = CINEMARCO_LIBARCHIVE;

}  // namespace

extern "C" {

zip_t* zip_open(const char* file, int flags, int* error) {
  return late<zip_open>(kZip, "zip_open", file, flags, error);
}
void zip_discard(zip_t* zip) {
  late<zip_discard>(kZip, "zip_discard", zip);
}
zip_int64_t zip_get_num_entries(zip_t* zip, zip_flags_t flags) {
  return late<zip_get_num_entries>(kZip, "zip_get_num_entries", zip, flags);
}
const char* zip_get_name(zip_t* zip, zip_uint64_t index, zip_flags_t flags) {
  return late<zip_get_name>(kZip, "zip_get_name", zip, index, flags);
}
void zip_stat_init(zip_stat_t* facts) {
  late<zip_stat_init>(kZip, "zip_stat_init", facts);
}
int zip_stat_index(zip_t* zip, zip_uint64_t index, zip_flags_t flags, zip_stat_t* facts) {
  return late<zip_stat_index>(kZip, "zip_stat_index", zip, index, flags, facts);
}
int zip_compression_method_supported(zip_int32_t method, int compress) {
  return late<zip_compression_method_supported>(kZip, "zip_compression_method_supported", method, compress);
}
int zip_file_get_external_attributes(zip_t* zip, zip_uint64_t index, zip_flags_t flags, zip_uint8_t* system,
                                     zip_uint32_t* attributes) {
  return late<zip_file_get_external_attributes>(kZip, "zip_file_get_external_attributes", zip, index, flags, system,
                                                attributes);
}
const zip_uint8_t* zip_file_extra_field_get_by_id(zip_t* zip, zip_uint64_t index, zip_uint16_t id, zip_uint16_t at,
                                                  zip_uint16_t* size, zip_flags_t flags) {
  return late<zip_file_extra_field_get_by_id>(kZip, "zip_file_extra_field_get_by_id", zip, index, id, at, size, flags);
}
zip_file_t* zip_fopen_index(zip_t* zip, zip_uint64_t index, zip_flags_t flags) {
  return late<zip_fopen_index>(kZip, "zip_fopen_index", zip, index, flags);
}
zip_int64_t zip_fread(zip_file_t* member, void* bytes, zip_uint64_t size) {
  return late<zip_fread>(kZip, "zip_fread", member, bytes, size);
}
int zip_fclose(zip_file_t* member) {
  return late<zip_fclose>(kZip, "zip_fclose", member);
}
const char* zip_strerror(zip_t* zip) {
  return late<zip_strerror>(kZip, "zip_strerror", zip);
}
const char* zip_file_strerror(zip_file_t* member) {
  return late<zip_file_strerror>(kZip, "zip_file_strerror", member);
}
void zip_error_init_with_code(zip_error_t* error, int code) {
  late<zip_error_init_with_code>(kZip, "zip_error_init_with_code", error, code);
}
const char* zip_error_strerror(zip_error_t* error) {
  return late<zip_error_strerror>(kZip, "zip_error_strerror", error);
}
void zip_error_fini(zip_error_t* error) {
  late<zip_error_fini>(kZip, "zip_error_fini", error);
}

archive* archive_read_new() {
  return late<archive_read_new>(kArchive, "archive_read_new");
}
int archive_read_free(archive* handle) {
  return late<archive_read_free>(kArchive, "archive_read_free", handle);
}
int archive_read_support_filter_bzip2(archive* handle) {
  return late<archive_read_support_filter_bzip2>(kArchive, "archive_read_support_filter_bzip2", handle);
}
int archive_read_support_filter_gzip(archive* handle) {
  return late<archive_read_support_filter_gzip>(kArchive, "archive_read_support_filter_gzip", handle);
}
int archive_read_support_filter_xz(archive* handle) {
  return late<archive_read_support_filter_xz>(kArchive, "archive_read_support_filter_xz", handle);
}
int archive_read_support_filter_zstd(archive* handle) {
  return late<archive_read_support_filter_zstd>(kArchive, "archive_read_support_filter_zstd", handle);
}
int archive_read_support_format_7zip(archive* handle) {
  return late<archive_read_support_format_7zip>(kArchive, "archive_read_support_format_7zip", handle);
}
int archive_read_support_format_tar(archive* handle) {
  return late<archive_read_support_format_tar>(kArchive, "archive_read_support_format_tar", handle);
}
int archive_read_support_format_zip_seekable(archive* handle) {
  return late<archive_read_support_format_zip_seekable>(kArchive, "archive_read_support_format_zip_seekable", handle);
}
int archive_read_support_format_zip_streamable(archive* handle) {
  return late<archive_read_support_format_zip_streamable>(kArchive, "archive_read_support_format_zip_streamable",
                                                          handle);
}
int archive_read_open_filename(archive* handle, const char* file, size_t block) {
  return late<archive_read_open_filename>(kArchive, "archive_read_open_filename", handle, file, block);
}
int archive_read_next_header(archive* handle, archive_entry** entry) {
  return late<archive_read_next_header>(kArchive, "archive_read_next_header", handle, entry);
}
int archive_read_data_block(archive* handle, const void** block, size_t* size, la_int64_t* offset) {
  return late<archive_read_data_block>(kArchive, "archive_read_data_block", handle, block, size, offset);
}
int archive_read_has_encrypted_entries(archive* handle) {
  return late<archive_read_has_encrypted_entries>(kArchive, "archive_read_has_encrypted_entries", handle);
}
const char* archive_error_string(archive* handle) {
  return late<archive_error_string>(kArchive, "archive_error_string", handle);
}
la_int64_t archive_entry_size(archive_entry* entry) {
  return late<archive_entry_size>(kArchive, "archive_entry_size", entry);
}
time_t archive_entry_mtime(archive_entry* entry) {
  return late<archive_entry_mtime>(kArchive, "archive_entry_mtime", entry);
}
int archive_entry_mtime_is_set(archive_entry* entry) {
  return late<archive_entry_mtime_is_set>(kArchive, "archive_entry_mtime_is_set", entry);
}
int archive_entry_is_encrypted(archive_entry* entry) {
  return late<archive_entry_is_encrypted>(kArchive, "archive_entry_is_encrypted", entry);
}
__LA_MODE_T archive_entry_filetype(archive_entry* entry) {
  return late<archive_entry_filetype>(kArchive, "archive_entry_filetype", entry);
}
const char* archive_entry_hardlink(archive_entry* entry) {
  return late<archive_entry_hardlink>(kArchive, "archive_entry_hardlink", entry);
}
const char* archive_entry_pathname(archive_entry* entry) {
  return late<archive_entry_pathname>(kArchive, "archive_entry_pathname", entry);
}
const char* archive_entry_pathname_utf8(archive_entry* entry) {
  return late<archive_entry_pathname_utf8>(kArchive, "archive_entry_pathname_utf8", entry);
}
archive* archive_write_new() {
  return late<archive_write_new>(kArchive, "archive_write_new");
}
int archive_write_free(archive* handle) {
  return late<archive_write_free>(kArchive, "archive_write_free", handle);
}
int archive_write_close(archive* handle) {
  return late<archive_write_close>(kArchive, "archive_write_close", handle);
}
int archive_write_set_format_zip(archive* handle) {
  return late<archive_write_set_format_zip>(kArchive, "archive_write_set_format_zip", handle);
}
int archive_write_open_filename(archive* handle, const char* file) {
  return late<archive_write_open_filename>(kArchive, "archive_write_open_filename", handle, file);
}
int archive_write_header(archive* handle, archive_entry* entry) {
  return late<archive_write_header>(kArchive, "archive_write_header", handle, entry);
}
la_ssize_t archive_write_data(archive* handle, const void* data, size_t size) {
  return late<archive_write_data>(kArchive, "archive_write_data", handle, data, size);
}
archive_entry* archive_entry_new() {
  return late<archive_entry_new>(kArchive, "archive_entry_new");
}
void archive_entry_free(archive_entry* entry) {
  return late<archive_entry_free>(kArchive, "archive_entry_free", entry);
}
void archive_entry_set_pathname(archive_entry* entry, const char* name) {
  return late<archive_entry_set_pathname>(kArchive, "archive_entry_set_pathname", entry, name);
}
void archive_entry_set_size(archive_entry* entry, la_int64_t size) {
  return late<archive_entry_set_size>(kArchive, "archive_entry_set_size", entry, size);
}
void archive_entry_set_filetype(archive_entry* entry, unsigned int type) {
  return late<archive_entry_set_filetype>(kArchive, "archive_entry_set_filetype", entry, type);
}
void archive_entry_set_perm(archive_entry* entry, __LA_MODE_T mode) {
  return late<archive_entry_set_perm>(kArchive, "archive_entry_set_perm", entry, mode);
}
void archive_entry_set_mtime(archive_entry* entry, time_t seconds, long nanoseconds) {
  return late<archive_entry_set_mtime>(kArchive, "archive_entry_set_mtime", entry, seconds, nanoseconds);
}

}  // extern "C"
