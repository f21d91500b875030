"""What a file is by its first bytes, and whether its size lets it be opened; names are not believed."""

from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from data_access.returns.parsing.office_file import FileRefused

Content = Literal["workbook", "text"]

LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LARGEST_RATIO = 100
SMALL = 10 * 2**20  # an unpacked size that harms nobody, whatever the ratio
MOST_ENTRIES = 200
WIDEST = 200  # columns

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = {
    b"%PDF": ("PDF 文件", "a PDF"),
    b"\x89PNG": ("图片", "a picture"),
    b"\xff\xd8\xff": ("图片", "a picture"),
    b"Rar!": ("RAR 压缩包", "a RAR archive"),
    b"7z\xbc\xaf": ("7z 压缩包", "a 7z archive"),
    b"PAR1": ("Parquet 文件", "a Parquet file"),
    b"MZ": ("程序", "a program"),
    b"\x00\x00\x00\x01Bud1": ("苹果电脑的文件夹记录", "a folder record of a Mac"),
}
WEB = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"mime-version")
LOCK = "~$"  # how Excel names the file beside one that is open
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def content_of(content: bytes) -> Content:
    """Whether these bytes are a workbook or text. Raises FileRefused for anything else."""
    _check_size(content)
    if content.startswith(ZIP):
        _check_archive(content)
        return "workbook"
    if content.startswith(OLD_OFFICE):
        _check_old(content)
        return "workbook"
    for start, (zh, en) in OTHERS.items():
        if content.startswith(start):
            raise FileRefused(
                f"这是{zh}，不是表格；请用 Excel 另存为 .xlsx 后再报送。",
                f"This is {en}, not a spreadsheet; save it as .xlsx in Excel first.",
            )
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:12].lower().startswith(WEB):
        raise FileRefused(
            "这是网页格式，虽以表格命名；请用 Excel 打开后另存为 .xlsx。",
            "This is a web page under the name of a spreadsheet; open it in Excel and save it as .xlsx.",
        )
    return "text"


def check_name(name: str) -> None:
    """Raises FileRefused for the small file that Excel lays beside an open one."""
    if name.startswith(LOCK):
        raise FileRefused(
            f"{name} 是 Excel 打开文件时的临时文件；请选择名称不带“~$”的文件。",
            f"{name} is Excel's note that a file is open; choose the file without ~$.",
        )


def _check_size(content: bytes) -> None:
    if not content:
        raise FileRefused("文件为空。", "The file is empty.")
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE >> 20
        raise FileRefused(
            f"文件超过 {limit} MB；请按县区或月份拆分。",
            f"The file is larger than {limit} MB; split it by district or month.",
        )


def _check_archive(content: bytes) -> None:
    """Looks at the directory of the archive before anything in it is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise FileRefused(
            "文件不完整或已损坏，无法打开；请重新导出或另存一份。",
            "The file is damaged or cut off; export or save it again.",
        ) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swollen = unpacked > SMALL and unpacked / packed > LARGEST_RATIO
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or swollen:
        raise FileRefused(
            "文件展开后异常庞大，为安全起见未打开；请只保留数据，另存一份。",
            "The file would unpack to an abnormal size and was not opened; keep only the data.",
        )
    if not any(entry.filename in {"xl/workbook.xml", "content.xml"} for entry in entries):
        raise FileRefused(
            "这是压缩包或其他文档，不是表格；请解压后选择其中的表格。",
            "This is an archive or another document, not a spreadsheet; unpack it first.",
        )


def _check_old(content: bytes) -> None:
    if ENCRYPTED in content:
        raise FileRefused(
            "文件设有打开密码；请取消密码后再报送。",
            "The file is protected by a password; remove it first.",
        )
