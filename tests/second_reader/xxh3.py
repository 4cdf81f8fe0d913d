"""XXH3 with the default secret and seed 0, from the public specification of the xxHash algorithms.

Supports only the lengths that an index needs: the 64-bit form of 17 bytes and more, the 128-bit form of 17 to 128 bytes.
"""
import struct

_MASK32 = 0xFFFFFFFF
_MASK64 = 0xFFFFFFFFFFFFFFFF

_PRIME32_1 = 0x9E3779B1
_PRIME32_2 = 0x85EBCA77
_PRIME32_3 = 0xC2B2AE3D
_PRIME64_1 = 0x9E3779B185EBCA87
_PRIME64_2 = 0xC2B2AE3D27D4EB4F
_PRIME64_3 = 0x165667B19E3779F9
_PRIME64_4 = 0x85EBCA77C2B2AE63
_PRIME64_5 = 0x27D4EB2F165667C5
_AVALANCHE_PRIME = 0x165667919E3779F9

_SECRET = bytes.fromhex(
    "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
    "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
    "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
    "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
    "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
    "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e")

_STRIPE = 64
_STRIPES_PER_BLOCK = (len(_SECRET) - _STRIPE) // 8
_BLOCK = _STRIPE * _STRIPES_PER_BLOCK


def _secret64(offset):
    return int.from_bytes(_SECRET[offset:offset + 8], "little")


def _secret_lanes(offset):
    return struct.unpack_from("<8Q", _SECRET, offset)


_STRIPE_SECRETS = [_secret_lanes(8 * stripe) for stripe in range(_STRIPES_PER_BLOCK)]
_SCRAMBLE_SECRET = _secret_lanes(len(_SECRET) - _STRIPE)
_LAST_SECRET = _secret_lanes(len(_SECRET) - _STRIPE - 7)


def _avalanche(value):
    value ^= value >> 37
    value = value * _AVALANCHE_PRIME & _MASK64
    return value ^ value >> 32


def _fold(a, b):
    product = a * b
    return (product ^ product >> 64) & _MASK64


def _mix16(data, offset, secret):
    low, high = struct.unpack_from("<2Q", data, offset)
    return _fold(low ^ _secret64(secret), high ^ _secret64(secret + 8))


def _hash_17_to_128(data):
    length = len(data)
    total = length * _PRIME64_1
    for i in range((length - 1) // 32 + 1):
        total += _mix16(data, 16 * i, 32 * i) + _mix16(data, length - 16 * (i + 1), 32 * i + 16)
    return _avalanche(total & _MASK64)


def _hash_129_to_240(data):
    total = len(data) * _PRIME64_1
    for i in range(8):
        total += _mix16(data, 16 * i, 16 * i)
    total = _avalanche(total & _MASK64)
    for i in range(8, len(data) // 16):
        total += _mix16(data, 16 * i, 16 * (i - 8) + 3)
    total += _mix16(data, len(data) - 16, 136 - 17)
    return _avalanche(total & _MASK64)


def _accumulate(lanes, stripe, secret):
    # The lanes may exceed 64 bits here. They are reduced when they are scrambled or merged, which is the same modulo
    # 2^64.
    for i in range(8):
        key = stripe[i] ^ secret[i]
        lanes[i ^ 1] += stripe[i]
        lanes[i] += (key & _MASK32) * (key >> 32)


def _hash_long(data):
    lanes = [_PRIME32_3, _PRIME64_1, _PRIME64_2, _PRIME64_3, _PRIME64_4, _PRIME32_2, _PRIME64_5, _PRIME32_1]
    stripes = struct.iter_unpack("<8Q", memoryview(data)[:(len(data) - 1) // _STRIPE * _STRIPE])
    for number, stripe in enumerate(stripes):
        place = number % _STRIPES_PER_BLOCK
        _accumulate(lanes, stripe, _STRIPE_SECRETS[place])
        if place == _STRIPES_PER_BLOCK - 1:
            for i in range(8):
                lane = lanes[i] & _MASK64
                lanes[i] = (lane ^ lane >> 47 ^ _SCRAMBLE_SECRET[i]) * _PRIME32_1 & _MASK64
    _accumulate(lanes, struct.unpack_from("<8Q", data, len(data) - _STRIPE), _LAST_SECRET)

    total = len(data) * _PRIME64_1
    for i in range(4):
        total += _fold(lanes[2 * i] & _MASK64 ^ _secret64(11 + 16 * i),
                       lanes[2 * i + 1] & _MASK64 ^ _secret64(19 + 16 * i))
    return _avalanche(total & _MASK64)


def xxh3_64(data):
    """The 64-bit hash, as a number."""
    if len(data) > 240:
        return _hash_long(data)
    if len(data) > 128:
        return _hash_129_to_240(data)
    if len(data) > 16:
        return _hash_17_to_128(data)
    raise ValueError("XXH3 of 16 bytes or less is not implemented")


def xxh3_128(data):
    """The 128-bit hash, as (low, high)."""
    length = len(data)
    if not 17 <= length <= 128:
        raise ValueError("the 128-bit XXH3 is implemented for 17 to 128 bytes only")
    low, high = length * _PRIME64_1 & _MASK64, 0
    for i in reversed(range((length - 1) // 32 + 1)):
        front, back = 16 * i, length - 16 * (i + 1)
        low = low + _mix16(data, front, 32 * i) & _MASK64
        low ^= sum(struct.unpack_from("<2Q", data, back)) & _MASK64
        high = high + _mix16(data, back, 32 * i + 16) & _MASK64
        high ^= sum(struct.unpack_from("<2Q", data, front)) & _MASK64
    result_low = low + high & _MASK64
    result_high = low * _PRIME64_1 + high * _PRIME64_4 + length * _PRIME64_2 & _MASK64
    return _avalanche(result_low), -_avalanche(result_high) & _MASK64
