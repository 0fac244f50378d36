"""What can be wrong in a data package, in words: cause and remedy by code, in Chinese and English.

Kept beside the checks and not in the screen wording, because the command line and the tests use them without a screen.
`{value}` is the text found in the file, `{wanted}` what should stand there.
"""

from __future__ import annotations

import re

from dashboard.records import Problem, Text

LONGEST_SHOWN = 120
# Characters that would move the cursor, hide text or turn its direction on a terminal or a page.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SLOT = re.compile(r"\{(value|wanted)\}")

WARNINGS = frozenset(
    {
        "area_code_empty",
        "area_mended",
        "area_outside_parent",
        "area_without_shape",
        "cells_not_numbers",
        "citation_repeated",
        "code_without_boundary",
        "evidence_incomplete",
        "layer_datum_differs",
        "layer_looks_shifted",
        "layer_without_origin",
        "line_is_noise",
        "open_without_bound",
        "position_method_missing",
        "printed_unread",
        "rule_of_other_kind",
        "schema_differs",
        "unknown_column",
        "unlisted_file",
        "untranslated",
        "zero_not_said",
    }
)

_MESSAGES: dict[str, tuple[Text, Text]] = {
    "after_in_other_practice": (
        Text("步骤“{value}”属于另一做法", "The step “{value}” belongs to another practice"),
        Text("after 只能指向同一做法的步骤", "Let after name steps of the same practice"),
    ),
    "after_not_step": (
        Text("“{value}”不是步骤", "“{value}” is not a step"),
        Text(
            "只有步骤才有先后；改正 after 或 part_kind", "Only steps come one after another; mend after, or part_kind"
        ),
    ),
    "anonymised_code": (
        Text("匿名地区不能有代码", "An anonymised place can't have a code"),
        Text("删去代码；匿名地区保持匿名", "Remove the code; what is anonymised stays so"),
    ),
    "anonymised_parent": (
        Text("匿名地区的上级只能留空或为国家", "The parent of an anonymised place can only be empty or the country"),
        Text("删去上级；匿名地区保持匿名", "Remove the parent; what is anonymised stays so"),
    ),
    "anonymised_position": (
        Text("匿名地区不能有位置", "An anonymised place can't have a position"),
        Text(
            "删去位置，precision 写 none；匿名地区保持匿名",
            "Remove the position and set precision to none; what is anonymised stays so",
        ),
    ),
    "area_code_empty": (
        Text("{value} 个区域没有代码，画不出来", "{value} areas have no code and can't be drawn"),
        Text("在文件中给每个区域一个代码", "Give every area of the file a code"),
    ),
    "area_code_twice": (
        Text("代码重复：{value}", "These codes stand twice: {value}"),
        Text("给每个区域一个代码，或合并它们的图形", "Give each area a code of its own, or merge their shapes"),
    ),
    "area_code_unusable": (
        Text(
            "这些代码含有逗号、控制字符，或多于 {wanted} 个字符：{value}",
            "These codes have commas, control characters, or more than {wanted} characters: {value}",
        ),
        Text("改用较短的代码，不含逗号", "Use shorter codes without commas"),
    ),
    "area_mended": (
        Text(
            "图形自相交或不完整，画图时已修正：{value}",
            "These shapes cross themselves or are not closed; they are drawn as mended: {value}",
        ),
        Text("在制图软件中修复几何并重新导出", "Repair the geometry in the mapping program and export it again"),
    ),
    "area_name_unusable": (
        Text(
            "这些区域的名称含有控制字符，或多于 {wanted} 个字符：{value}",
            "The names of these areas have control characters, or more than {wanted} characters: {value}",
        ),
        Text("重新输入这些名称，不含换行等控制字符", "Type these names again, without line breaks and the like"),
    ),
    "area_outside_parent": (
        Text(
            "这些区域有 2% 以上在其上级之外：{value}",
            "More than 2% of these areas lies outside the parent they name: {value}",
        ),
        Text(
            "核对上级代码、坐标系与图形；功能区可以跨界，将 statutory 写为 false 并保留",
            "Check the parent, the datum and the shapes; a functional zone may cross a border",
        ),
    ),
    "area_parent_unknown": (
        Text("上级图层 {wanted} 中没有这些代码：{value}", "The parent layer {wanted} has no such codes: {value}"),
        Text("改正上级代码，或在 parent_layer 中写明另一图层", "Mend the codes, or name another parent_layer"),
    ),
    "area_without_shape": (
        Text("这些区域没有图形，画不出来：{value}", "These areas have no shape and can't be drawn: {value}"),
        Text("补上图形，或从文件中删去这一行", "Add the shape, or take the row out of the file"),
    ),
    "article_in_other_file": (
        Text(
            "文章所在文件“{value}”与汇编的文件不同", "The file “{value}” of the article is not that of the compilation"
        ),
        Text("文章与汇编的 file 应相同：{wanted}", "Give both the same file: {wanted}"),
    ),
    "article_outside_document": (
        Text(
            "文章的行（{value}）不在汇编之内（{wanted}）",
            "The lines of the article ({value}) are not in the compilation ({wanted})",
        ),
        Text("改正两者的首行与末行", "Mend the first and last lines of the two"),
    ),
    "bad_csv": (
        Text("不是有效的 CSV：{value}", "This is not valid CSV: {value}"),
        Text("检查该行的引号与逗号", "Check the quotes and commas of this row"),
    ),
    "bad_descriptor": (
        Text("datapackage.json 无法读取：{value}", "datapackage.json can't be read: {value}"),
        Text(
            "按 data/README.md 的样式改正；resources 是资源的列表",
            "Mend it as data/README.md shows; resources is a list of resources",
        ),
    ),
    "bad_front_matter": (
        Text("文件开头的 +++ 说明段无法读取：{value}", "The +++ block at the top can't be read: {value}"),
        Text("第一行写 +++，其后为 TOML，再以单独一行 +++ 结束", "Begin with a line +++, then TOML, then a line +++"),
    ),
    "bad_pattern": (
        Text("“{value}”的写法不对", "“{value}” is not written in the form of this column"),
        Text("按 {wanted} 的形式书写", "Write it in the form {wanted}"),
    ),
    "bad_resource": (
        Text("这一资源的 {value} 缺失、重复或不可用", "The {value} of this resource is missing, repeated or unusable"),
        Text(
            "每个资源要有不重复的 name、文件夹内的 path 与字段列表",
            "Every resource has its own name, a path inside the folder, and a list of fields",
        ),
    ),
    "bad_utf8": (
        Text("文件从这一行起含有损坏的 UTF-8 文字", "From this line on the file holds damaged UTF-8 text"),
        Text("找回未损坏的文件，用 UTF-8 编码保存", "Find an undamaged copy and save it as UTF-8"),
    ),
    "bounds_empty": (
        Text("上下界相等，却不含端点", "The bounds are equal, yet exclude themselves"),
        Text("将 lower_open 与 upper_open 写为 false", "Set lower_open and upper_open to false"),
    ),
    "bounds_missing": (
        Text("有数值，却没有界", "There is a value, but there are no bounds"),
        Text(
            "按 data/README.md 的规则表填写 lower 与 upper", "Fill lower and upper by the rule table in data/README.md"
        ),
    ),
    "bounds_reversed": (
        Text("下界 {value} 大于上界 {wanted}", "The lower bound {value} is greater than the upper, {wanted}"),
        Text("改正 lower 与 upper", "Mend lower and upper"),
    ),
    "briefing_edition": (
        Text(
            "简报文件的版本是 {value}，本图集不认识", "The briefing file is of edition {value}, unknown to this atlas"
        ),
        Text("用保存它的那个版本的图集打开，或升级本图集", "Open it with the atlas that saved it, or update this one"),
    ),
    "briefing_scene": (
        Text("这一幕读不出来，已略去", "This scene can't be read and is left out"),
        Text("在文件中改正这一幕，或重新加入", "Mend the scene in the file, or add it anew"),
    ),
    "briefing_too_large": (
        Text("简报文件超过 {value} MB", "The briefing file is larger than {value} MB"),
        Text("在保存它的图集里分成几份再保存", "Split it into several briefings in the atlas that saved it"),
    ),
    "briefing_too_long": (
        Text(
            "简报超过 {wanted} 幕，其余的没有打开", "The briefing has more than {wanted} scenes; the rest is not opened"
        ),
        Text("分成几份简报", "Split it into several briefings"),
    ),
    "briefing_unopened": (
        Text("文件不存在，或没有读取权限", "There is no such file, or it may not be read"),
        Text("改正路径，或取得读取权限", "Mend the path, or ask for the right to read it"),
    ),
    "briefing_unreadable": (
        Text("不是图集保存的简报，或文件已损坏", "Not a briefing saved by the atlas, or the file is damaged"),
        Text(
            "选择以 .briefing.json 结尾的文件；如已损坏，请从原处重新复制",
            "Choose a file that ends in .briefing.json; copy a damaged one anew from where it was saved",
        ),
    ),
    "cells_have_no_parent": (
        Text("网格单元图层没有上级图层", "A layer of cells has no parent layer"),
        Text("清空 parent_layer", "Empty parent_layer"),
    ),
    "cells_not_numbers": (
        Text(
            "这些列含有不是数字的内容，按缺失处理：{value}",
            "These columns hold what is no number and is taken as missing: {value}",
        ),
        Text("只写数字，缺失留空", "Write numbers only, and leave empty what is missing"),
    ),
    "cells_without_position": (
        Text("网格没有位置，或没有边长 cell_size", "The cells have no position, or no cell_size"),
        Text(
            "文件中给出 x、y（中心）或 col、row 与 origin_x、origin_y，并填写 cell_size；或给出多边形",
            "Give x and y (middles), or col and row with origin_x and origin_y, and cell_size; or polygons",
        ),
    ),
    "cells_without_values": (
        Text(
            "没有一列以指标代码命名（文件的列：{value}）", "No column is named by an indicator (the file has {value})"
        ),
        Text(
            "将数值列改名为 indicators 表中的 indicator_id",
            "Name the columns of values by an indicator_id of the table indicators",
        ),
    ),
    "citation_repeated": (
        Text("这一引注已经有了", "This citation is already there"),
        Text("删去这一行", "Remove this row"),
    ),
    "code_of_other_level": (
        Text("代码 {value} 不是 {wanted} 的代码", "{value} is not the code of a {wanted}"),
        Text(
            "省级以 0000 结尾，地级以 00 结尾，县级两者皆非；县级以下不用 adcode",
            "A province ends in 0000, a prefecture in 00, a county in neither; below the county there is no adcode",
        ),
    ),
    "code_of_other_parent": (
        Text(
            "代码 {value} 不在上级的代码 {wanted} 之下",
            "The code {value} does not lie under that of its parent, {wanted}",
        ),
        Text("改正代码，或改正上级", "Mend the code, or the parent"),
    ),
    "code_without_boundary": (
        Text(
            "边界数据中没有代码 {value}，地图上画不出这个地区",
            "The boundaries have no code {value}; maps can't draw this place",
        ),
        Text(
            "核对代码；新设的区划可能尚未进入边界数据",
            "Check the code; a new division may not be in the boundaries yet",
        ),
    ),
    "coding_empty": (
        Text("文件有表头，但没有一条判断", "The file has a header, but no judgement"),
        Text(
            "每个地区、每个要素写一行：locality_id、dimension_id、strength",
            "Write a row for each place and dimension: locality_id, dimension_id, strength",
        ),
    ),
    "coding_missing": (
        Text("找不到文件 {value}", "There is no file {value}"),
        Text("检查路径", "Check the path"),
    ),
    "control_character": (
        Text("文字中有看不见的控制字符 {value}", "The text holds an invisible control character {value}"),
        Text("删去该字符，重新输入这段文字", "Remove the character, or type the text again"),
    ),
    "coordinate_incomplete": (
        Text("经度与纬度只填了一个", "Only one of longitude and latitude is filled"),
        Text("两个都填，或都不填", "Fill both, or neither"),
    ),
    "coordinate_missing": (
        Text("定位精度为 {value}，却没有坐标", "The precision is {value}, but there is no coordinate"),
        Text("填写 lon 与 lat，或将 precision 写为 none", "Give lon and lat, or set precision to none"),
    ),
    "coordinate_outside": (
        Text("坐标在 {wanted} 之外约 {value} 千米", "The coordinate lies about {value} km outside {wanted}"),
        Text(
            "核对经纬度（WGS-84，先经度后纬度）与上级；不确定的点要写 radius_m",
            "Check longitude and latitude (WGS-84, in this order) and the parent; an uncertain point has a radius_m",
        ),
    ),
    "coordinate_unexpected": (
        Text("定位精度为 none，却有坐标", "The precision is none, but there is a coordinate"),
        Text("填写定位精度，或删去坐标", "Give the precision, or remove the coordinate"),
    ),
    "counts_of_no_rate": (
        Text(
            "只有比率才有分子分母，这里是“{value}”", "Only a rate has counts above and below the line, not a “{value}”"
        ),
        Text(
            "删去 numerator_id 与 denominator_id，或改正 value_type",
            "Remove numerator_id and denominator_id, or mend value_type",
        ),
    ),
    "dangling_key": (
        Text("{wanted} 表中没有“{value}”", "There is no “{value}” in the table {wanted}"),
        Text("改正代码，或在 {wanted} 表中加上这一行", "Mend the code, or add its row to {wanted}"),
    ),
    "draft_too_large": (
        Text("文件超过 {value} MB", "The file is larger than {value} MB"),
        Text("分几次核对，或把文字粘贴进来", "Check it in parts, or paste the text"),
    ),
    "draft_unreadable": (
        Text("不是 Word 文档或纯文本，或文件已损坏", "Neither a Word document nor plain text, or the file is damaged"),
        Text(
            "在 Word 中打开后另存为 .docx，或把文字粘贴进来", "Open it in Word and save it as .docx, or paste the text"
        ),
    ),
    "duplicate_column": (
        Text("列名重复", "The column stands twice"),
        Text("删去其中一列", "Remove one of the two"),
    ),
    "duplicate_key": (
        Text("代码“{value}”已在第 {wanted} 行用过", "The code “{value}” is already used in row {wanted}"),
        Text("给这一行另一个代码，或合并两行", "Give this row another code, or merge the two"),
    ),
    "empty_table": (
        Text("文件是空的，没有表头", "The file is empty, without a header"),
        Text("写上表头；没有内容时只留表头", "Write the header; with no records, keep just the header"),
    ),
    "evidence_contradicts": (
        Text(
            "同一地区与维度已在第 {wanted} 行判断为另一结果",
            "Row {wanted} judges the same place and dimension otherwise",
        ),
        Text("none 与 explicit、partial 只能留一种", "Keep either none, or explicit and partial"),
    ),
    "evidence_incomplete": (
        Text("案例“{value}”对这些维度没有判断：{wanted}", "The case “{value}” has no judgement on: {wanted}"),
        Text("逐一补上；找过而没有的写 none", "Add each; where it was looked for and not found, write none"),
    ),
    "evidence_none_with_practice": (
        Text("判断为 none，却指出了做法“{value}”", "The judgement is none, but it names the practice “{value}”"),
        Text("删去做法，或改为 partial 或 explicit", "Remove the practice, or judge partial or explicit"),
    ),
    "evidence_without_source": (
        Text("判断为 {value}，却没有出处", "The judgement is {value}, but it has no source"),
        Text("填写来源代码与行号", "Give the source and its line"),
    ),
    "figure_against_rule": (
        Text("{value}", "{value}"),
        Text(
            "按 data/README.md 的规则表改正这一行，或核对印刷形式",
            "Mend the row by the rule table in data/README.md, or check the printed form",
        ),
    ),
    "figure_without_source": (
        Text("这个数字没有出处", "This figure has no source"),
        Text(
            "填写来源代码与行号；文献没有印出的数字不能收入",
            "Give the source and its line; a figure that no document prints can't be taken in",
        ),
    ),
    "figures_column_type": (
        Text("这一列的类型是 {value}", "The column is of the type {value}"),
        Text("写成 {wanted}", "Write it as {wanted}"),
    ),
    "figures_more_rows": (
        Text("另有 {value} 行犯同样的错", "{value} further rows have the same fault"),
        Text("一并改正", "Mend them as well"),
    ),
    "figures_null": (
        Text("这一列有空值（null）", "The column has null values"),
        Text("没有内容的文字写成空字符串，是非列写成 false，行号写成 0", "Write empty text, false, or line 0 instead"),
    ),
    "figures_unreadable": (
        Text("文件不能作为 Parquet 读取：{value}", "The file can't be read as Parquet: {value}"),
        Text("用 governance-atlas pack 重新写出", "Write it anew with governance-atlas pack"),
    ),
    "file_too_large": (
        Text("文件超过 {value} MB", "The file is larger than {value} MB"),
        Text("拆分数据，或删去与案例无关的内容", "Split the data, or remove what is not case data"),
    ),
    "indicator_missing": (
        Text("实测数字没有指标", "A measured figure has no indicator"),
        Text("填写 indicator_id；不是实测的，改正 kind", "Give its indicator_id; if it was not measured, mend kind"),
    ),
    "indicator_unexpected": (
        Text("只有实测数字才有指标，这一行是 {value}", "Only measured figures have an indicator; this row is {value}"),
        Text("删去 indicator_id，或改正 kind", "Remove indicator_id, or mend kind"),
    ),
    "layer_datum_differs": (
        Text(
            "文件自称 {value}，表中写的是 {wanted}；按表中的读取",
            "The file says {value}, the table {wanted}; it is read as the table says",
        ),
        Text("核对坐标系，改正两者之一", "Find out which is right and mend the other"),
    ),
    "layer_empty": (
        Text("图层文件 {value} 中没有区域", "The file {value} has no areas"),
        Text("导出含有区域的文件，或删去这一行", "Export a file with areas, or remove this row"),
    ),
    "layer_file_missing": (
        Text("layers 文件夹中没有 {value}", "There is no {value} in the folder layers"),
        Text(
            "将文件放入数据包的 layers 文件夹，或改正 file",
            "Put the file into the folder layers of the package, or mend file",
        ),
    ),
    "layer_id_reserved": (
        Text("“{value}”是自带图层的名称", "“{value}” is the name of a bundled layer"),
        Text("换一个 layer_id", "Choose another layer_id"),
    ),
    "layer_looks_shifted": (
        Text(
            "按现在的坐标系与自带县界不合，按 {wanted} 则相合（重合度 {value}）",
            "The areas fit the bundled county better as {wanted} (overlap {value})",
        ),
        Text(
            "核对来源；若是加偏坐标，将 datum 写为 {wanted}",
            "Ask where the file is from; if it is shifted, set datum to {wanted}",
        ),
    ),
    "layer_not_areas": (
        Text(
            "文件 {value} 含有不是面的图形，或没有图形", "The file {value} has shapes that are no areas, or no shapes"
        ),
        Text("导出为多边形图层", "Export it as a layer of polygons"),
    ),
    "layer_not_in_datum": (
        Text("有的坐标不能按 {value} 换算，或是空的", "Some coordinates can't be converted from {value}, or are empty"),
        Text(
            "核对 datum 与文件中的坐标；地方坐标系请先换算",
            "Check the datum and the coordinates; convert a local system first",
        ),
    ),
    "layer_projected": (
        Text(
            "坐标（{value}）是以米计的投影坐标，与所写坐标系不符",
            "The coordinates ({value}) are projected metres, not what the datum says",
        ),
        Text(
            "将 datum 写为 {wanted}，或向制图单位问明投影带", "Set datum to {wanted}, or ask the surveyor for the zone"
        ),
    ),
    "layer_swapped": (
        Text("坐标（{value}）像是先纬度后经度", "The coordinates ({value}) look like latitude before longitude"),
        Text("交换两者，先经度后纬度，重新导出", "Swap them, longitude first, and export the file again"),
    ),
    "layer_unknown_datum": (
        Text("没有“{value}”这个坐标系", "There is no datum “{value}”"),
        Text(
            "写 WGS84、CGCS2000、GCJ02、BD09 或有效的 EPSG 代码",
            "Write WGS84, CGCS2000, GCJ02, BD09 or a valid EPSG code",
        ),
    ),
    "layer_unknown_field": (
        Text("文件中没有“{value}”这一列", "The file has no column “{value}”"),
        Text("改为其中之一：{wanted}", "Use one of: {wanted}"),
    ),
    "layer_unreadable": (
        Text("图层文件无法读取：{value}", "The layer can't be read: {value}"),
        Text(
            "重新导出为 GeoParquet、GeoPackage、GeoJSON 或 Shapefile，扩展名与内容一致",
            "Export it again as GeoParquet, GeoPackage, GeoJSON or Shapefile, with the ending of its format",
        ),
    ),
    "layer_without_origin": (
        Text("没有写明图层从哪里来", "It is not said where the layer comes from"),
        Text(
            "填写 publisher_zh 与 publisher_en，或 source_id 与 line",
            "Fill publisher_zh and publisher_en, or source_id and line",
        ),
    ),
    "level_not_below_parent": (
        Text("层级 {value} 不低于上级的层级 {wanted}", "The level {value} is not below that of its parent, {wanted}"),
        Text("改正层级，或改正上级", "Mend the level, or the parent"),
    ),
    "level_unknown": (
        Text("只有匿名地区的层级可以是 unknown", "Only an anonymised place may have the level unknown"),
        Text("填写层级，或将 anonymised 写为 true", "Give the level, or set anonymised to true"),
    ),
    "line_is_noise": (
        Text("第 {value} 行在该来源中标为噪声", "Line {value} is marked as noise in this source"),
        Text("核对行号，或从 noise_lines 中去掉这一行", "Check the line, or take it out of noise_lines"),
    ),
    "line_outside_source": (
        Text("第 {value} 行不在来源的正文之内（{wanted}）", "Line {value} is not in the text of the source ({wanted})"),
        Text("核对行号；行号从文件第 1 行数起", "Check the line; lines count from 1 at the top of the file"),
    ),
    "line_without_source": (
        Text("写了行号，却没有来源", "There is a line, but no source"),
        Text("填写来源代码，或删去行号", "Give the source, or remove the line"),
    ),
    "lines_reversed": (
        Text("末行 {value} 在首行 {wanted} 之前", "The last line {value} comes before the first, {wanted}"),
        Text("改正 line_from 与 line_to", "Mend line_from and line_to"),
    ),
    "missing_column": (
        Text("缺少这一列", "The column is missing"),
        Text("补上这一列；没有内容时留空", "Add the column; leave its cells empty where nothing is stated"),
    ),
    "missing_file": (
        Text("缺少文件", "The file is missing"),
        Text(
            "补上该文件，或从 datapackage.json 中删去这一项", "Add the file, or remove its entry from datapackage.json"
        ),
    ),
    "missing_table": (
        Text("datapackage.json 中没有 {value} 表", "datapackage.json has no table {value}"),
        Text(
            "从图集自带的 datapackage.json 中复制这一项；没有内容时只留表头",
            "Copy its entry from the datapackage.json that comes with the atlas; with no records, keep just the header",
        ),
    ),
    "no_contract": (
        Text(
            "图集自带的 datapackage.json 无法用作合约",
            "The datapackage.json that comes with the atlas can't serve as the contract",
        ),
        Text("从发行包中恢复 data/datapackage.json", "Restore data/datapackage.json from the release"),
    ),
    "no_folder": (
        Text("找不到数据文件夹 {value}", "There is no data folder {value}"),
        Text("检查 DATA= 或命令中的路径", "Check the path in DATA= or in the command"),
    ),
    "not_boolean": (
        Text("“{value}”既不是 true 也不是 false", "“{value}” is neither true nor false"),
        Text("写 true 或 false，小写", "Write true or false, in lower case"),
    ),
    "not_integer": (
        Text("“{value}”不是整数", "“{value}” is not a whole number"),
        Text("只用半角数字 0 到 9，不加千分号", "Use the digits 0 to 9 only, without thousands separators"),
    ),
    "not_number": (
        Text("“{value}”不是数字", "“{value}” is not a number"),
        Text(
            "只用半角数字与小数点，不加千分号与单位",
            "Use digits and a decimal point only, without separators and units",
        ),
    ),
    "not_utf8": (
        Text("文件编码是 {value}，不是 UTF-8", "The file is encoded as {value}, not UTF-8"),
        Text("另存为“CSV UTF-8”", "Save it as “CSV UTF-8”"),
    ),
    "open_without_bound": (
        Text("没有这个界，却说它不含端点", "A bound is called open, but it is not there"),
        Text("清空这一格，或填写界", "Empty this cell, or fill the bound"),
    ),
    "parent_loop": (
        Text("上级关系成了一个圈：{value}", "The parents form a circle: {value}"),
        Text("让其中一行的上级留空或指向别处", "Empty the parent of one of these rows, or point it elsewhere"),
    ),
    "polygon_without_code": (
        Text("精度为 polygon 的地区要有 adcode", "A place of precision polygon has an adcode"),
        Text("填写六位代码，或改用另一精度", "Give the six-digit code, or another precision"),
    ),
    "position_gap": (
        Text("次序应为 {wanted}，这里是 {value}", "The position should be {wanted}, but is {value}"),
        Text("从 1 起连续编号，不重复，不跳号", "Number from 1 on, without repeats and gaps"),
    ),
    "position_method_missing": (
        Text("没有说明位置是怎样定的", "It is not said how the place was located"),
        Text("填写 position_method_zh 与 position_method_en", "Fill position_method_zh and position_method_en"),
    ),
    "printed_unread": (
        Text(
            "印刷形式“{value}”读不出数，界没有核对",
            "No number can be read in the printed “{value}”; its bounds are not checked",
        ),
        Text("数与单位之外的文字移入 label", "Move what is neither number nor unit to the label"),
    ),
    "prose_differs_from_name": (
        Text("说明段写的是“{value}”，文件名是“{wanted}”", "The front matter says “{value}”, the file name “{wanted}”"),
        Text("让两者一致", "Make the two agree"),
    ),
    "prose_empty": (
        Text("文章没有正文", "The prose has no text"),
        Text("在说明段之后写一到四句", "Write one to four sentences below the front matter"),
    ),
    "prose_file_name": (
        Text("文件名不是 <代码>.zh.md 或 <代码>.en.md", "The file name is not <code>.zh.md or <code>.en.md"),
        Text("按这一形式改名", "Rename it to this form"),
    ),
    "prose_lines": (
        Text("lines 应是行号的列表", "lines should be a list of line numbers"),
        Text("例如 lines = [11, 12]", "For example lines = [11, 12]"),
    ),
    "prose_missing": (
        Text("没有“{value}”的这一篇文章", "The prose of “{value}” is missing"),
        Text("按 data/README.md 的样式写这一篇", "Write it as data/README.md shows"),
    ),
    "prose_of_unknown_record": (
        Text("{wanted} 表中没有“{value}”", "There is no “{value}” in the table {wanted}"),
        Text("改正文件名，或加上这一行", "Mend the file name, or add the row"),
    ),
    "qualifier_missing": (
        Text("有数值，却没有限定语", "There is a value, but no qualifier"),
        Text("填写 qualifier；原文没有限定语时写 exact", "Fill qualifier; exact where the text qualifies nothing"),
    ),
    "radius_missing": (
        Text("不精确的点要有不确定半径", "A point known less exactly has a radius of uncertainty"),
        Text("填写 radius_m（米）", "Fill radius_m, in metres"),
    ),
    "radius_without_point": (
        Text("有半径，却没有坐标", "There is a radius, but no coordinate"),
        Text("删去 radius_m，或填写坐标", "Remove radius_m, or give the coordinate"),
    ),
    "ragged_row": (
        Text("本行的列数与表头不同（{value}）", "The row has another number of cells than the header ({value})"),
        Text("补齐或删去多余的单元格；含逗号的文字要加引号", "Add or remove cells; quote text that holds a comma"),
    ),
    "rate_half_counted": (
        Text("分子与分母只写了一个", "Only one of numerator and denominator is given"),
        Text("两个都写，或都留空", "Give both, or neither"),
    ),
    "rate_of_no_count": (
        Text("“{value}”不是计数指标", "“{value}” is not an indicator of counts"),
        Text("分子与分母须是 value_type 为 count 的指标", "Name indicators whose value_type is count"),
    ),
    "related_to_itself": (
        Text("“{value}”与自身相关", "“{value}” is related to itself"),
        Text("删去它自己的代码", "Remove its own code"),
    ),
    "required_empty": (
        Text("这一格必须填写", "This cell must be filled"),
        Text(
            "填写；来源没有说的，见 data/README.md 中的缺失种类",
            "Fill it; for what the source does not say see the missing kinds in data/README.md",
        ),
    ),
    "rule_input_unit": (
        Text(
            "输入项的单位“{value}”与规则不合（应为“{wanted}”）",
            "What is put in has the unit “{value}”; the rule takes “{wanted}”",
        ),
        Text(
            "改正 input_unit；“–”表示留空：日期没有单位，数量必须有单位",
            "Mend input_unit; “–” stands for empty: a date has no unit, an amount must have one",
        ),
    ),
    "rule_number_qualifier": (
        Text(
            "这种形式的规则不能用限定为“{value}”的数字", "A rule of this form can't use a number qualified as “{value}”"
        ),
        Text("改正 form；该形式只用：{wanted}", "Mend form; this one takes only: {wanted}"),
    ),
    "rule_number_size": (
        Text("规则的数字 {value} 超出该形式的范围", "The number of the rule, {value}, is out of range for its form"),
        Text(
            "核对数字与 form：每月某日为 1 至 31，低于的比例不超过 100，次数和期限为整数",
            "Check number and form: a day of the month is 1 to 31, a discount at most 100, counts and times are whole",
        ),
    ),
    "rule_number_unit": (
        Text(
            "规则的数字单位是“{value}”，与该形式不合",
            "The number of the rule has the unit “{value}”, which its form can't use",
        ),
        Text("改正 form，或该数字的 unit（{wanted}）", "Mend form, or the unit of that number ({wanted})"),
    ),
    "rule_of_other_kind": (
        Text("规则的数字应是 rule 类，这里是 {value}", "The number of a rule should be of kind rule, but is {value}"),
        Text("改正 observation_id，或改正该数字的 kind", "Mend observation_id, or the kind of that number"),
    ),
    "rule_of_other_practice": (
        Text("组成部分“{value}”属于另一做法", "The part “{value}” belongs to another practice"),
        Text("part_id 只能指向同一做法的组成部分", "Let part_id name a part of the same practice"),
    ),
    "rule_without_number": (
        Text("规则的数字没有可用的数值（{value}）", "The number of the rule has no value to reckon with ({value})"),
        Text(
            "来源没有数值的规则不列入 rules；改正 observation_id",
            "Leave rules without a stated value out of this table, or mend observation_id",
        ),
    ),
    "schema_differs": (
        Text(
            "datapackage.json 对这一列的说明与图集不同（应为 {wanted}）",
            "datapackage.json describes this column otherwise than the atlas does (which has {wanted})",
        ),
        Text(
            "从图集自带的 datapackage.json 中复制这一列的说明",
            "Copy the description of this column from the datapackage.json that comes with the atlas",
        ),
    ),
    "step_loop": (
        Text("步骤成了一个圈：{value}", "The steps form a circle: {value}"),
        Text(
            "清空第一步的 after；回到开头的步骤另写在做法说明中",
            "Empty the after of the first step; tell the return to the start in the prose",
        ),
    ),
    "surveyor_missing": (
        Text("比率没有写明由谁测评", "A rate does not say who measured it"),
        Text(
            "填写 surveyor；来源没有说的，写“未说明”",
            "Fill surveyor; where the source names nobody, write “surveyor not stated”",
        ),
    ),
    "too_large": (
        Text("{value} 大于允许的最大值", "{value} is more than the most allowed"),
        Text("填写不大于 {wanted} 的数", "Write a number of at most {wanted}"),
    ),
    "too_long": (
        Text(
            "这一格有 {value} 个字符，最多 {wanted} 个",
            "The text has {value} characters; at most {wanted} are shown well",
        ),
        Text(
            "缩短文字，详细内容写入做法或案例的文章", "Shorten it; the prose of a practice or a case has room for more"
        ),
    ),
    "too_small": (
        Text("{value} 小于允许的最小值", "{value} is less than the least allowed"),
        Text("填写不小于 {wanted} 的数", "Write a number of at least {wanted}"),
    ),
    "true_zero_not_zero": (
        Text("缺失种类为 true_zero，数值却是 {value}", "The missing kind is true_zero, but the value is {value}"),
        Text("将数值写为 0，或清空 missing", "Write the value 0, or empty missing"),
    ),
    "unit_differs": (
        Text("单位 {value} 与指标的单位 {wanted} 不同", "The unit {value} is not that of the indicator, {wanted}"),
        Text(
            "改正单位；口径不同的数字要用另一指标",
            "Mend the unit; a figure of another definition takes another indicator",
        ),
    ),
    "unknown_code": (
        Text("没有“{value}”这个代码", "There is no code “{value}”"),
        Text("使用其中之一：{wanted}", "Use one of: {wanted}"),
    ),
    "unknown_column": (
        Text("合约中没有这一列，图集不会使用它", "The contract has no such column; the atlas does not use it"),
        Text("检查列名拼写，或在 datapackage.json 中说明它", "Check the spelling, or describe it in datapackage.json"),
    ),
    "unlisted_file": (
        Text(
            "datapackage.json 没有列出这个文件，它不会被读取",
            "datapackage.json does not list this file, so it is not read",
        ),
        Text("在 resources 中加上它，或移走该文件", "Add it to resources, or move the file away"),
    ),
    "unreadable_file": (
        Text("文件无法打开：{value}", "The file can't be opened: {value}"),
        Text("检查文件的读取权限与磁盘", "Check the permissions of the file, and the disk"),
    ),
    "untranslated": (
        Text("另一种语言已填，这一格还空着", "The other language is filled, this cell is empty"),
        Text("补上译文", "Add the translation"),
    ),
    "validity_reversed": (
        Text("失效日期 {value} 早于生效日期 {wanted}", "It ends ({value}) before it begins ({wanted})"),
        Text("改正 valid_from 或 valid_to", "Mend valid_from or valid_to"),
    ),
    "value_and_missing": (
        Text("既有数值，又说缺失（{value}）", "There is a value, and a missing kind ({value}) as well"),
        Text("数值与缺失种类只留一个", "Keep one of the two"),
    ),
    "value_or_missing": (
        Text("既没有数值，也没有缺失种类", "There is neither a value nor a missing kind"),
        Text("填写 value，或在 missing 中说明为什么没有", "Fill value, or say in missing why there is none"),
    ),
    "value_outside_bounds": (
        Text("数值 {value} 不在界内（{wanted}）", "The value {value} is not within its bounds ({wanted})"),
        Text("按 data/README.md 的规则表改正", "Mend it by the rule table in data/README.md"),
    ),
    "zero_not_said": (
        Text("数值为 0，没有说明是真正的零", "The value is 0, but it does not say that this is a true zero"),
        Text(
            "来源确实说是零，就在 missing 中写 true_zero",
            "If the source says that it is zero, write true_zero in missing",
        ),
    ),
}
CODES = tuple(_MESSAGES)


def problem(
    code: str, file: str, *, row: int = 0, field: str = "", value: str | Text = "", wanted: str = ""
) -> Problem:
    """A problem with its words filled in, a warning where `WARNINGS` says so; unknown codes raise KeyError."""
    found = value if isinstance(value, Text) else Text(shown(value), shown(value))
    cause, remedy = (
        Text(_fill(text.zh, found.zh, wanted), _fill(text.en, found.en, wanted)) for text in _MESSAGES[code]
    )
    severity = "warning" if code in WARNINGS else "error"
    return Problem(_visible(file), row, _visible(field), code, cause, remedy, severity)


def shown(text: str) -> str:
    """Text of a file as a sentence can hold it: cut to 120 characters."""
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _fill(template: str, value: str, wanted: str) -> str:
    """Both slots at once, so that a brace in the data stays a brace."""
    words = {"value": _visible(value), "wanted": _visible(wanted)}
    return _SLOT.sub(lambda slot: words[slot.group(1)], template)


def _visible(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
