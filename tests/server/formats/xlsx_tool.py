"""Makes and reads .xlsx files with openpyxl: a second opinion for xlsx_test.cc.

make FILE   writes a roster with real dates, a hidden first sheet and rich formats
dump FILE   prints every cell: sheet, place, Python type, number format, value
page FILE   prints how the first sheet is printed, its cells across, and the red ones
"""

import datetime
import sys

import openpyxl


def make(path):
    book = openpyxl.Workbook()
    hidden = book.active
    hidden.title = "lists"
    hidden["A1"] = "not this sheet"
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("名单")
    book.active = 1
    sheet.append(["春风志愿服务队名册"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["姓名", "手机", "出生日期", "时长"])
    sheet.append(["王芳", 13800138000, datetime.date(1960, 5, 7), datetime.time(1, 30)])
    sheet.append(["李 雷", "13900139000", datetime.datetime(2026, 3, 5, 9, 30), 1.5])
    sheet["C6"] = 46086
    sheet["C6"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["D6"] = datetime.timedelta(hours=30, minutes=15)
    sheet["D6"].number_format = "[h]:mm"
    sheet["A7"] = "多行\n文字 & <符号>"
    sheet["F7"] = True
    sheet["G7"] = 0.1 + 0.2
    sheet["H7"] = "=1+1"
    book.save(path)


def dump(path):
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    print(sheet.title, cell.coordinate, cell.data_type, cell.number_format,
                          str(cell.value), sep="|")


def page(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    setup = sheet.page_setup
    # One by one is the default, which is not written.
    print(f"paper {setup.paperSize}, {setup.fitToWidth or 1} by {setup.fitToHeight or 1}, "
          f"fit {sheet.sheet_properties.pageSetUpPr.fitToPage}")
    for across in sorted(sheet.merged_cells.ranges, key=str):
        print("across", across)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.font.color is not None and cell.font.color.rgb == "FFFF0000" and cell.value:
                print("red", cell.coordinate)
            elif cell.border.left.style is not None:
                print("framed", cell.coordinate)


if __name__ == "__main__":
    {"make": make, "dump": dump, "page": page}[sys.argv[1]](sys.argv[2])
