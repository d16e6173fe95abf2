# SPDX-License-Identifier: MPL-2.0
"""What the replica can be told to do wrong. Each field is an option of `scripts/replica`; a test sets it at any time."""
import argparse
import dataclasses


def field(default, text, choices=None):
    return dataclasses.field(default=default, metadata={"help": text, "choices": choices})


@dataclasses.dataclass
class Behaviour:
    # Listing pages
    amp: bool = field(False, "write & as &amp; in the links")
    file_first: bool = field(False, "put file= before token= in the links, in single quotes, as absolute addresses")
    other_years: bool = field(False, "show the files of every year on the page of a year")
    gzip_listing: bool = field(False, "compress the pages for a client that accepts it")
    lost: bool = field(False, "answer listings with a page that is none, under status 200")
    lost_folder: str = field("", "the same, for the listings of that Dir_Rep only")
    no_index: bool = field(False, "link no folders on the index pages")
    escape: bool = field(False, "put ../../ before the names of the files in the links")
    # Tokens
    token_uses: int = field(0, "a token serves N downloads (0: any number)")
    token_seconds: float = field(0, "a token lives N seconds (0: for ever)")
    cookie: bool = field(False, "a token is only good with the cookie of its listing")
    # Refusals
    quota: int = field(-1, "refuse downloads after N of them (-1: never)")
    quota_status: int = field(200, "the status of the refusal", choices=(200, 403))
    fail: int = field(0, "answer the next N requests with fail-status")
    fail_status: int = field(503, "see fail")
    retry_after: str = field("", "the Retry-After of such an answer")
    html: int = field(0, "send a page in place of the next N files")
    # Bodies
    range: str = field("honoured", "what becomes of a Range", choices=("honoured", "ignored", "wrong"))
    validator: str = field("etag", "what tells editions apart", choices=("etag", "last-modified", "none"))
    no_length: bool = field(False, "send no Content-Length and close at the end")
    chunked: bool = field(False, "send the body in chunks")
    drip: int = field(0, "send N bytes a second (0: at once)")
    reset_after: int = field(-1, "reset the connection after N bytes of a body (-1: never)")
    silent: bool = field(False, "do not reset it, but say no more")
    resets: int = field(1, "how many times")
    truncate: int = field(0, "leave off the last N bytes, whatever Content-Length says")
    flip: bool = field(False, "change a byte in the middle")
    endless: bool = field(False, "go on sending after the end")
    redirect: str = field("", "answer downloads with a redirect", choices=("", "here", "elsewhere"))

    @classmethod
    def add_options(cls, parser):
        for item in dataclasses.fields(cls):
            name, text = "--" + item.name.replace("_", "-"), item.metadata["help"]
            if item.default is False:
                parser.add_argument(name, action="store_true", help=text)
            else:
                parser.add_argument(name, type=type(item.default), default=item.default, help=text,
                                    choices=item.metadata["choices"], metavar=None if item.metadata["choices"] else "N")

    @classmethod
    def of_options(cls, options: argparse.Namespace):
        return cls(**{item.name: getattr(options, item.name) for item in dataclasses.fields(cls)})
