<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>PingshunScreen</name>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>The area of a mining right in km² on the ellipsoid of its coordinate system, by TD/T 1055-2019, Annex D, as licences state it. Longitude and latitude will do as well as a projection. Round it to 4 decimals for print.</source>
      <translation>采矿权的椭球面积，单位 km²，按 TD/T 1055-2019 附录 D 在其坐标系自身的椭球上计算，即采矿许可证所载面积。投影坐标和经纬度坐标均可。填写时保留 4 位小数。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>the polygon is not valid: its area can be read in several ways</source>
      <translation>面图形无效（如自相交），面积无法唯一确定</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>repair the layer with the tool “Fix geometries” first</source>
      <translation>请先用“修复几何图形”工具修复图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>the coordinate system {crs} has no ellipsoid in degrees</source>
      <translation>坐标系 {crs} 没有以度为单位的椭球坐标</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>transform the geometry into EPSG:4490 and name that</source>
      <translation>请将图形转换到 EPSG:4490 并写明该坐标系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>the coordinates do not fit the coordinate system {crs}</source>
      <translation>坐标与坐标系 {crs} 不符</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>set the right coordinate system in the properties of the layer</source>
      <translation>请在图层属性中设置正确的坐标系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>The corner points of a mining right as lines of text: number, X (northing) and Y (easting, with the zone prefix where the coordinate system has one), in metres with 2 decimals. First corner and order are those drawn, the closing point is not repeated. Several areas are headed A, B and so on, and a corner that they share keeps its number. What is taken out follows as a ring of its own. The separator is a blank unless another is given.</source>
      <translation>采矿权的拐点坐标表，每行一个拐点：点号、X（纵坐标）、Y（横坐标，坐标系带带号的含带号），单位米，保留 2 位小数。起点和顺序与图形一致，闭合点不重复。有多个区的，分别冠以 A区、B区等，共用拐点沿用同一点号；扣除部分另列一圈。未指定分隔符时用空格分隔。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>corner points need a projected coordinate system in metres</source>
      <translation>拐点坐标表需要以米为单位的投影坐标系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>transform first, as in corner_table(transform($geometry, @layer_crs, 'EPSG:4526'), 'EPSG:4526')</source>
      <translation>请先转换坐标，例如 corner_table(transform($geometry, @layer_crs, 'EPSG:4526'), 'EPSG:4526')</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/expressions.py" />
      <source>Without crs it is that of the layer. NULL gives NULL.</source>
      <translation>未给出 crs 时用图层的坐标系。输入为 NULL 时返回 NULL。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>Mining screening</source>
      <translation>矿山空间筛查</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>the polygon is broken: rings are open or coordinates missing</source>
      <translation>面图形已损坏：有未闭合的圈或缺失的坐标</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>give a polygon, such as $geometry of a polygon layer</source>
      <translation>请给出面图形，例如面图层的 $geometry</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>the first argument is no geometry</source>
      <translation>第一个参数不是图形</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>the geometry is no polygon</source>
      <translation>图形不是面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>the coordinate system is not known: {crs}</source>
      <translation>坐标系未知：{crs}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>set it in the properties of the layer, or name it as the second argument, such as 'EPSG:4526'</source>
      <translation>请在图层属性中设置，或作为第二个参数写明，例如 'EPSG:4526'</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>Python packages are missing: {packages}</source>
      <translation>缺少 Python 包：{packages}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>the README of the plugin tells how to install them</source>
      <translation>安装方法见插件的 README</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>another plugin loaded shapely first and mixed two versions of GEOS</source>
      <translation>另一插件抢先加载了 shapely，混用了两个版本的 GEOS</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/polygon_functions.py" />
      <source>switch the other plugin off and restart QGIS</source>
      <translation>请停用该插件并重新启动 QGIS</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/requirements.py" />
      <source>{package} {oldest} or later (found: {found})</source>
      <translation>{package} {oldest} 或更高版本（现有：{found}）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/requirements.py" />
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <location filename="../../pingshun_screen/gui/locator.py" />
      <source>Mining rights</source>
      <translation>采矿权</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Proposed mining blocks</source>
      <translation>拟设采矿权区块</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Actual extraction extent</source>
      <translation>实际开采范围</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Ecological red line</source>
      <translation>生态保护红线</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Nature reserves</source>
      <translation>自然保护区</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Geoparks</source>
      <translation>地质公园</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Forest parks</source>
      <translation>森林公园</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Wetland parks</source>
      <translation>湿地公园</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Scenic areas</source>
      <translation>风景名胜区</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Heritage protection scopes</source>
      <translation>文物保护范围</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Heritage construction control zones</source>
      <translation>文物建设控制地带</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Heritage sites</source>
      <translation>文物保护单位</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Roads</source>
      <translation>公路</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Railways</source>
      <translation>铁路</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Drinking water source protection areas</source>
      <translation>饮用水水源保护区</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Key spring protection areas</source>
      <translation>泉域重点保护区</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Permanent basic farmland</source>
      <translation>永久基本农田</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Settlements</source>
      <translation>居民点</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Administrative areas</source>
      <translation>行政区</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/role_names.py" />
      <source>Digital elevation model</source>
      <translation>数字高程模型</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/locator.py" />
      <source>The layer of this mining right is no longer in the project.</source>
      <translation>该采矿权所在图层已不在工程中。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/locator.py" />
      <source>This mining right is no longer in its layer: search again.</source>
      <translation>该采矿权已不在图层中，请重新查找。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/locator.py" />
      <source>This mining right has no geometry and no place on the map.</source>
      <translation>该采矿权没有图形，无法在地图上定位。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/plugin.py" />
      <source>Python 3.11 or later is needed: update QGIS to 3.40 or later.</source>
      <translation>需要 Python 3.11 或更高版本：请将 QGIS 升级到 3.40 或更高版本。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>Another plugin loaded shapely before this one, in a way that mixes two versions of GEOS. Restart QGIS and run this algorithm first, or switch the other plugin off.</source>
      <translation>另一个插件已先行载入 shapely，其载入方式会混用两个版本的 GEOS。请重新启动 QGIS 后先运行本算法，或停用那个插件。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>This QGIS lacks Python packages that the screening needs: {packages}. The README of the plugin tells how to install them.</source>
      <translation>此 QGIS 缺少筛查所需的 Python 软件包：{packages}。安装方法见插件的 README。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>Screening</source>
      <translation>筛查</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>Number of mines</source>
      <translation>矿山数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>Number of mines in spatial conflict</source>
      <translation>存在空间冲突的矿山数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/base.py" />
      <source>Number of mines not determined</source>
      <translation>未能判定的矿山数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Boundaries of the mining rights. Selected features are honoured.</source>
      <translation>采矿权的范围面。图层中选中要素时，可只筛查选中的要素。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Area that the constraint layers cover</source>
      <translation>约束图层的覆盖范围</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Usually the county. A mine that reaches beyond it, or any mine if it is left empty, cannot be proven free of conflict.</source>
      <translation>通常为全县范围。矿区超出该范围的矿山不能证明无冲突；此项留空时，任何矿山都不能证明无冲突。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Policy</source>
      <translation>政策包</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>The pack of clauses that the mines are judged by.</source>
      <translation>判断矿山所依据的条款。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Day judged</source>
      <translation>判定日期</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Every rule with a date is judged on this day.</source>
      <translation>凡与日期有关的规则，均以这一天为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Working CRS</source>
      <translation>工作坐标系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Projected, in metres: the 3-degree Gauss-Krüger zone of the county.</source>
      <translation>以米为单位的投影坐标系：本县所在的高斯-克吕格 3 度带。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Heights in metres, as a raster file; shades the maps of the reports.</source>
      <translation>栅格文件，高程以米为单位；用作报告附图的地形晕渲。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Accuracy of the mining rights (m)</source>
      <translation>采矿权边界精度（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Accuracy of the constraint layers (m)</source>
      <translation>约束图层边界精度（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Layers the county does not have</source>
      <translation>本县没有的图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>One a line: the kind of layer, an equals sign, and who says so, such as wetland_park=Forestry Bureau, letter of 2026-03-01. A kind that is neither given nor named here is not determined.</source>
      <translation>每行写一种图层及其出处，中间用等号，例如 wetland_park=县林业局 2026-03-01 函。既未选图层、又未在此写明的图层，一律列为未能判定。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Accept size classes that nobody has verified</source>
      <translation>采用未经核实的规模分类标准</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>The reports say so where a finding rests on one.</source>
      <translation>凡结论以此为依据的，报告中均予注明。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Policy parameters</source>
      <translation>政策包参数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Values that differ from the policy's own, one a line, in the way of a case file: "visible_range.distance_m" = 800</source>
      <translation>与政策包不同的参数值，每行一个，写法同案例文件："visible_range.distance_m" = 800</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Screened mines</source>
      <translation>筛查后的矿山</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Every mine with its spatial verdict, disposition and open questions.</source>
      <translation>每个矿山一个要素，列出空间筛查结论、方案分类建议和待核实事项。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Conflicts</source>
      <translation>冲突</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Every constraint feature that overlaps, touches or lies near a mine; without geometry where there is no overlap.</source>
      <translation>与矿区重叠、相接或邻近的每个约束要素；没有重叠的不带图形。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Reports folder</source>
      <translation>报告文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Receives results.gpkg, results.json, ledger.xlsx and a Word and PDF report for every mine; an earlier result there is replaced.</source>
      <translation>写入 results.gpkg、results.json、ledger.xlsx 和每个矿山的 Word、PDF 报告；文件夹中已有的成果将被替换。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>The whole layer is screened against. Leave it empty if the county has no such layer, and say under Layers the county does not have who says so.</source>
      <translation>按整个图层筛查。本县没有此类图层的，此处留空，并在“本县没有的图层”中写明出处。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>One standard deviation of the boundary points. An overlap no wider than the accuracy of both boundaries together is to be surveyed again first.</source>
      <translation>界址点的中误差。重叠宽度不大于两条边界合计精度的，应先复测。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/provider.py" />
      <source>Pingshun mining screening</source>
      <translation>矿山空间筛查</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Screen a case file</source>
      <translation>筛查案例文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Screens all mines of a case file and writes a report for each.</source>
      <translation>筛查案例文件中的全部矿山，逐矿出具报告。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Reads a case file (TOML) that names the mining rights, the constraint layers and the policy, screens every mine, and writes the results into a folder: results.gpkg, results.json, ledger.xlsx and a Word and PDF report for every mine. The verdicts are those of the command line.

The folder appears whole or not at all. A layer that cannot be read never counts as free of conflict: its clauses are not determined, and the reason is told.

The results are preliminary findings; the county government decides.</source>
      <translation>读取案例文件（TOML），按其中列出的采矿权、约束图层和政策包逐矿筛查，并将成果写入一个文件夹：results.gpkg、results.json、ledger.xlsx 和每个矿山的 Word、PDF 报告。结论与命令行相同。

成果文件夹要么完整出现，要么不出现。不能读取的图层绝不当作无冲突：有关条款列为未能判定，并说明原因。

筛查结果为初判，最终以县政府认定为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Case file</source>
      <translation>案例文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Case files (*.toml)</source>
      <translation>案例文件 (*.toml)</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>The case: mining rights, constraint layers, policy and day judged.</source>
      <translation>案例：采矿权、约束图层、政策包和判定日期。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Documents</source>
      <translation>文书</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Reports and tables</source>
      <translation>报告和表格</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Tables only</source>
      <translation>只要表格</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>No documents</source>
      <translation>不出文书</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>What to write besides results.gpkg, results.json and the manifest.</source>
      <translation>除 results.gpkg、results.json 和运行清单外，还要写出的文书。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Results folder</source>
      <translation>成果文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Written anew when the run is done; an earlier result is replaced.</source>
      <translation>运行完成后整体写出，已有的成果将被替换。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Results as JSON</source>
      <translation>JSON 格式的成果</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_mines.py" />
      <source>Screen mining rights</source>
      <translation>筛查采矿权</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_mines.py" />
      <source>Screens mining rights against constraint layers of the project.</source>
      <translation>将采矿权与工程中的约束图层逐一叠加筛查。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_mines.py" />
      <source>Overlays mining rights on constraint layers by the clauses of a policy and gives every mine a spatial verdict and a suggested disposition. Layers may come from any provider and in any CRS with a known datum; Chinese and pinyin field names are recognised.

A mine is only clear where that is proven: every layer that the clauses ask for is given or said to be absent, could be read, and covers the mine. Everything else is not determined, with the reason.

With a reports folder, a Word and PDF report with maps is written for every mine. The results are preliminary findings; the county government decides.</source>
      <translation>按政策包的条款，将采矿权与约束图层逐一叠加，给出每个矿山的空间筛查结论和方案分类建议。图层可以来自任何数据源，坐标系不限，但大地基准必须已知；字段名可用中文或拼音，自动识别。

只有得到证明的矿山才列为未发现空间冲突：条款所需的每个图层都已给出或已说明本县没有，都能读取，并且覆盖该矿山。其余一律列为未能判定，并说明原因。

指定报告文件夹的，为每个矿山出具附图的 Word、PDF 报告。筛查结果为初判，最终以县政府认定为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_mines.py" />
      <source>{layer}: a constraint layer is screened against as a whole. Turn off its selection, filter or feature limit.</source>
      <translation>{layer}：约束图层须整体参与筛查。请取消其选择、筛选条件或要素个数限制。</translation>
    </message>
  </context>
</TS>
