"""Encryption at rest for what identifies a person, and the blind index by which it is still found.

AES-256-GCM with a random nonce per value; the index is HMAC-SHA256 under another key, so that equal numbers
can be looked up without being readable. It does not decide who may see the plain text.
"""

import base64
import hashlib
import hmac
import json
import os
import zlib
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models


class KeyMismatch(Exception):
    """Stored text does not open with this installation's key: the key file was lost or replaced."""


@lru_cache(maxsize=2)
def _cipher(key: str) -> AESGCM:
    return AESGCM(bytes.fromhex(key))


def seal(data: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + _cipher(settings.RECORD_KEY).encrypt(nonce, data, None)


def unseal(stored: bytes) -> bytes:
    try:
        return _cipher(settings.RECORD_KEY).decrypt(stored[:12], stored[12:], None)
    except InvalidTag as error:
        raise KeyMismatch("密文无法用当前密钥打开，请检查数据目录中的 keys/records 是否被更换。") from error


def encrypt(text: str) -> str:
    return base64.b64encode(seal(text.encode())).decode()


def decrypt(stored: str) -> str:
    return unseal(base64.b64decode(stored)).decode()


def blind_index(text: str) -> str:
    """64 hexadecimal digits that are equal for equal texts and tell nothing else."""
    return hmac.new(bytes.fromhex(settings.INDEX_KEY), text.encode(), hashlib.sha256).hexdigest()


class EncryptedField(models.TextField):
    """Text that is plain in Python and sealed in the database. It cannot be searched; keep a blind index beside it."""

    def get_prep_value(self, value: Any) -> str | None:
        return encrypt(str(value)) if value not in (None, "") else (None if self.null else "")

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value) if value else value


class SealedBytesField(models.BinaryField):
    """Bytes (a whole file) that are plain in Python; packed and sealed in the database."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = None if value is None else seal(zlib.compress(bytes(value)))
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> bytes | None:
        return None if value is None else zlib.decompress(unseal(bytes(value)))


class SealedJSONField(EncryptedField):
    """A JSON value that is plain in Python and sealed in the database."""

    def get_prep_value(self, value: Any) -> str | None:
        return encrypt(json.dumps(value, ensure_ascii=False))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return json.loads(decrypt(value)) if value else {}
