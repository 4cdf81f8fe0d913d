"""The two integer codes: PFOR for documents, frequencies and counts, Rice for positions."""
import struct

import forms

LANE_BLOCK = 128


def _unpack_lanes(content, width):
    words = content.array("I", 4 * width)
    mask = (1 << width) - 1
    values = [0] * LANE_BLOCK
    for lane in range(4):
        bits = int.from_bytes(struct.pack(f"<{width}I", *words[lane::4]), "little")
        for slot in range(32):
            values[4 * slot + lane] = bits >> slot * width & mask
    return values


def _unpack_row(content, count, width):
    bits = int.from_bytes(content.bytes((count * width + 7) // 8), "little")
    content.require(bits >> count * width == 0, "unused bits of a PFOR block are not 0")
    mask = (1 << width) - 1
    return [bits >> i * width & mask for i in range(count)]


def packed_size(values, width):
    """Size of the values' PFOR block with this width; None when an exception does not fit one byte."""
    exceptions = sum(1 for value in values if value >> width)
    if max(values) >> width > 255:
        return None
    return 1 + (len(values) * width + 7) // 8 + (1 + 2 * exceptions if exceptions else 0)


def written_width(values):
    """The width the writer chooses: the widest that minimises the block, but not wider than the greatest value."""
    sizes = [(packed_size(values, width), -width) for width in range(max(values).bit_length() + 1)]
    return -min(size for size in sizes if size[0] is not None)[1]


def read_pfor(content, count):
    code = content.u8()
    width = code & 0x3F
    content.require(code < 0x80 and width <= 32, f"PFOR code {code:#x}")
    values = _unpack_lanes(content, width) if count == LANE_BLOCK else _unpack_row(content, count, width)
    forms.note("PFOR: four lanes" if count == LANE_BLOCK else "PFOR: in a row")
    if code & 0x40:
        forms.note("PFOR: with exceptions")
        exceptions = content.u8()
        content.require(exceptions > 0, "exceptions follow, but there are none")
        before = -1
        for _ in range(exceptions):
            index, high = content.u8(), content.u8()
            content.require(before < index < count and high > 0, f"exception {high} of value {index}")
            values[index] |= high << width
            before = index
    content.require(max(values) < 1 << 32, "a value of 33 bits or more")
    content.require(written_width(values) == width, f"a PFOR block of width {width} could be smaller")
    return values


def float_bits(count):
    """The number of bits of a number, as computed from a 32-bit float."""
    return int(struct.unpack("<f", struct.pack("<f", count))[0]).bit_length()


def _unary(content, count):
    """Reads `count` unary numbers (as many zeros and a one), from the lowest bit of each byte."""
    numbers, zeros = [], 0
    while len(numbers) < count:
        byte = content.u8()
        for bit in range(8):
            if byte >> bit & 1:
                content.require(len(numbers) < count, "a one after the last quotient")
                numbers.append(zeros)
                zeros = 0
            else:
                zeros += 1
    return numbers


def read_rice(content, parameters):
    """Reads one number for each parameter; the content must end after them."""
    quotients = _unary(content, len(parameters))
    needed = sum(parameters)
    forms.note("Rice codes: with low bits" if needed else "Rice codes: quotients only")
    content.require(content.left() == (needed + 7) // 8, "the low bits have another length than they need")
    size = 8 * content.left()
    bits = int.from_bytes(content.bytes(content.left()), "little")
    content.require(bits & (1 << size - needed) - 1 == 0, "unused bits of the low bits are not 0")
    numbers = []
    for quotient, parameter in zip(quotients, parameters):
        size -= parameter
        numbers.append(quotient << parameter | bits >> size & (1 << parameter) - 1)
    return numbers
