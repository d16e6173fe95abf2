// SPDX-License-Identifier: MPL-2.0
#include "parquet/thrift_codec.hpp"

#include "format_types.h"
#include "format_types.tcc"

#include <thrift/protocol/TCompactProtocol.h>
#include <thrift/transport/TBufferTransports.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace cnamdata::parquet {

namespace {

using apache::thrift::TConfiguration;
using apache::thrift::transport::TMemoryBuffer;
using Protocol = apache::thrift::protocol::TCompactProtocolT<TMemoryBuffer>;

// Page headers are read from the front of a chunk; nothing sensible in them is longer than this.
constexpr std::size_t max_page_header = 1 << 20;

template <class T>
void append_struct(Buffer& out, const T& value) {
    const auto transport = std::make_shared<TMemoryBuffer>();
    Protocol protocol(transport);
    value.write(&protocol);
    std::uint8_t* data = nullptr;
    std::uint32_t size = 0;
    transport->getBuffer(&data, &size);
    append(out, std::as_bytes(std::span(data, size)));
}

template <class T>
std::size_t read_struct(Bytes bytes, T& value, const char* what) {
    const int size = static_cast<int>(bytes.size());
    // The transport only observes: it never writes through this pointer.
    auto* data = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(bytes.data()));
    try {
        const auto limits = std::make_shared<TConfiguration>(std::max(size, 1));
        const auto transport =
            std::make_shared<TMemoryBuffer>(data, static_cast<std::uint32_t>(size), TMemoryBuffer::OBSERVE, limits);
        Protocol protocol(transport, size, size);
        value.read(&protocol);
        return bytes.size() - transport->available_read();
    } catch (const apache::thrift::TException& error) {
        corrupt(std::string(what) + " cannot be read (" + error.what() + ")");
    }
}

} // namespace

void append_thrift(Buffer& out, const format::FileMetaData& metadata) { append_struct(out, metadata); }
void append_thrift(Buffer& out, const format::PageHeader& header) { append_struct(out, header); }

std::size_t read_thrift(Bytes bytes, format::FileMetaData& metadata) {
    if (bytes.size() > std::numeric_limits<std::int32_t>::max()) corrupt("the footer is too large");
    return read_struct(bytes, metadata, "the footer");
}

std::size_t read_thrift(Bytes bytes, format::PageHeader& header) {
    return read_struct(bytes.first(std::min(bytes.size(), max_page_header)), header, "a page header");
}

} // namespace cnamdata::parquet
