"""Take in files that a form sends, up to a size: beyond it the rest is read off, and the person gets an answer."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect


class _UpTo(FileUploadHandler):
    def __init__(self, request: HttpRequest, largest: int) -> None:
        super().__init__(request)
        self.largest = largest

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.taken += len(raw_data)
        if self.taken > self.largest:
            self.request.too_large = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def takes_files(largest: int) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A view whose form sends files of so many bytes at most; whether one was larger says `was_too_large`."""

    def wrap(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        guarded = csrf_protect(view)

        @csrf_exempt  # only until the limit is in place: the view itself asks for the form's token
        @functools.wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.upload_handlers.insert(0, _UpTo(request, limited.largest))  # type: ignore[attr-defined]
            return guarded(request, *args, **kwargs)

        limited.largest = largest  # type: ignore[attr-defined]
        return limited

    return wrap


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file that was sent is larger than the view takes."""
    return bool(getattr(request, "too_large", False))
