// SPDX-License-Identifier: MPL-2.0
#include "parquet/thrift_codec.hpp"

#include "format_types.h"
#include "format_types.tcc"

#include <thrift/protocol/TCompactProtocol.h>
#include <thrift/transport/TBufferTransports.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

namespace cnamdata::parquet {

namespace {

using apache::thrift::TConfiguration;
using apache::thrift::protocol::TProtocolException;
using apache::thrift::transport::TMemoryBuffer;
using Protocol = apache::thrift::protocol::TCompactProtocolT<TMemoryBuffer>;

// Lists are allocated before their elements are read, and an element of three bytes can take 400 in memory. This
// protocol allows as much memory as a real footer can need, and no more.
class BoundedProtocol : public Protocol {
public:
    BoundedProtocol(const std::shared_ptr<TMemoryBuffer>& transport, int size)
        : Protocol(transport, size, size),
          budget_((std::uint64_t{64} << 20) + std::uint64_t{64} * static_cast<unsigned>(size)) {}

    // Hides that of the base: generated code calls what its template argument has.
    std::uint32_t readListBegin(apache::thrift::protocol::TType& type, std::uint32_t& size) {
        const std::uint32_t taken = Protocol::readListBegin(type, size);
        const std::uint64_t element = type == apache::thrift::protocol::T_STRUCT ? 512 : 32;
        if (size * element > budget_) throw TProtocolException(TProtocolException::SIZE_LIMIT);
        budget_ -= size * element;
        return taken;
    }

private:
    std::uint64_t budget_;
};

// Writes row groups that are bytes already where the list of them, empty, comes: it is the one list that is a field 4.
class SplicingProtocol : public Protocol {
public:
    SplicingProtocol(const std::shared_ptr<TMemoryBuffer>& transport, std::size_t count, Bytes groups)
        : Protocol(transport), count_(count), groups_(groups) {}

    // Both hide those of the base, as above.
    std::uint32_t writeFieldBegin(const char* name, apache::thrift::protocol::TType type, std::int16_t id) {
        is_row_groups_ = type == apache::thrift::protocol::T_LIST && id == 4;
        return Protocol::writeFieldBegin(name, type, id);
    }
    std::uint32_t writeListBegin(apache::thrift::protocol::TType type, std::uint32_t size) {
        if (!std::exchange(is_row_groups_, false)) return Protocol::writeListBegin(type, size);
        const std::uint32_t written = Protocol::writeListBegin(type, static_cast<std::uint32_t>(count_));
        if (groups_.empty()) return written; // Thrift copies from a null pointer, even if nothing
        trans_->write(reinterpret_cast<const std::uint8_t*>(groups_.data()),
                      static_cast<std::uint32_t>(groups_.size()));
        return written;
    }

private:
    std::size_t count_;
    Bytes groups_;
    bool is_row_groups_ = false;
};

// Page headers are read from the front of a chunk; nothing sensible in them is longer than this.
constexpr std::size_t max_page_header = 1 << 20;

template <class AnyProtocol, class T, class... Arguments>
void append_struct(Buffer& out, const T& value, Arguments... arguments) {
    const auto transport = std::make_shared<TMemoryBuffer>();
    AnyProtocol protocol(transport, arguments...);
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
        BoundedProtocol protocol(transport, size);
        value.read(&protocol);
        return bytes.size() - transport->available_read();
    } catch (const apache::thrift::TException& error) {
        corrupt(std::string(what) + " cannot be read (" + error.what() + ")");
    }
}

} // namespace

void append_thrift(Buffer& out, const format::FileMetaData& metadata) { append_struct<Protocol>(out, metadata); }
void append_thrift(Buffer& out, const format::PageHeader& header) { append_struct<Protocol>(out, header); }
void append_thrift(Buffer& out, const format::RowGroup& group) { append_struct<Protocol>(out, group); }

void append_thrift(Buffer& out, const format::FileMetaData& metadata, std::size_t count, Bytes groups) {
    append_struct<SplicingProtocol>(out, metadata, count, groups);
}

std::size_t read_thrift(Bytes bytes, format::FileMetaData& metadata) {
    if (bytes.size() > std::numeric_limits<std::int32_t>::max()) corrupt("the footer is too large");
    return read_struct(bytes, metadata, "the footer");
}

std::size_t read_thrift(Bytes bytes, format::ColumnChunk& chunk) {
    if (bytes.size() > std::numeric_limits<std::int32_t>::max()) corrupt("the footer is too large");
    return read_struct(bytes, chunk, "the footer");
}

std::size_t read_thrift(Bytes bytes, format::PageHeader& header) {
    return read_struct(bytes.first(std::min(bytes.size(), max_page_header)), header, "a page header");
}

} // namespace cnamdata::parquet
