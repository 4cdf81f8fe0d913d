"""Reads numbers as FORMAT.md defines them from a range of a file, and never a byte outside of it."""
import struct


class FormatError(Exception):
    """A file violates FORMAT.md."""


class Cursor:
    def __init__(self, data, begin, end, name):
        if not 0 <= begin <= end <= len(data):
            raise FormatError(f"{name}: bytes {begin} to {end} are outside of the {len(data)} bytes there are")
        self.data, self.at, self.end, self.name = data, begin, end, name

    def fail(self, message):
        raise FormatError(f"{self.name}: at {self.at:#x}: {message}")

    def require(self, holds, message):
        if not holds:
            self.fail(message)

    def bytes(self, count):
        if count > self.end - self.at:
            self.fail(f"{count} bytes wanted, {self.end - self.at} left")
        self.at += count
        return self.data[self.at - count:self.at]

    def array(self, code, count):
        """Reads `count` numbers of the type with this code of the struct module."""
        return struct.unpack(f"<{count}{code}", self.bytes(count * struct.calcsize("<" + code)))

    def u8(self):
        return self.bytes(1)[0]

    def u16(self):
        return self.array("H", 1)[0]

    def u32(self):
        return self.array("I", 1)[0]

    def u64(self):
        return self.array("Q", 1)[0]

    def i64(self):
        return self.array("q", 1)[0]

    def varint(self):
        value = 0
        for shift in range(0, 70, 7):
            byte = self.u8()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                self.require(value < 1 << 64, "a varint of 2^64 or more")
                self.require(byte != 0 or shift == 0, "a varint that is longer than its value needs")
                return value
        return self.fail("a varint of more than 10 bytes")

    def sized(self):
        return self.bytes(self.varint())

    def left(self):
        return self.end - self.at

    def finish(self):
        self.require(self.at == self.end, f"{self.end - self.at} bytes too many")
