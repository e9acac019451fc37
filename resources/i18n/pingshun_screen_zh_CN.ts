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
      <location filename="../../pingshun_screen/bridge/messages.py" />
      <location filename="../../pingshun_screen/processing/provider.py" />
      <source>Pingshun mining screening</source>
      <translation>矿山空间筛查</translation>
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
      <location filename="../../pingshun_screen/bridge/readiness.py" />
      <location filename="../../pingshun_screen/gui/actions.py" />
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
      <location filename="../../pingshun_screen/bridge/readiness.py" />
      <source>The self-check tells how to get them</source>
      <translation>打开“自检”，按说明补齐</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/readiness.py" />
      <source>Another plugin loaded it in a way that mixes two GEOS</source>
      <translation>其他插件先行加载了它，使两个版本的 GEOS 混用</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/readiness.py" />
      <source>Restart QGIS and screen first, or switch that plugin off</source>
      <translation>重启 QGIS 后先做筛查，或停用该插件</translation>
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
      <location filename="../../pingshun_screen/processing/corner_points.py" />
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
      <source>Bridges and ferries and tunnels</source>
      <translation>桥梁、渡口、隧道</translation>
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
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Versions</source>
      <translation>版本</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Python packages</source>
      <translation>Python 程序包</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Libraries in the process</source>
      <translation>进程中的程序库</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Fonts</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Folders</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>Plugin</source>
      <translation>插件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>in order</source>
      <translation>正常</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>warning</source>
      <translation>注意</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <source>fault</source>
      <translation>故障</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/check.py" />
      <location filename="../../pingshun_screen/gui/actions.py" />
      <location filename="../../forms/self_check.ui" />
      <source>Self-check</source>
      <translation>自检</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>Files of the plugin</source>
      <translation>插件文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>a checkout of the source, not compared</source>
      <translation>源代码目录，不作比对</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>all {n} whole</source>
      <translation>全部 {n} 个文件完好</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>{n} missing or changed: {names}</source>
      <translation>{n} 个缺失或被改动：{names}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <location filename="../../pingshun_screen/bridge/self_check/software.py" />
      <source>Reinstall the plugin.</source>
      <translation>请重新安装插件。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>{locale}: the translation is missing</source>
      <translation>{locale}：缺少中文翻译文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/files.py" />
      <source>{locale}: translated</source>
      <translation>{locale}：中文界面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>Documents folder</source>
      <translation>“文档”文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>Temporary files</source>
      <translation>临时文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>QGIS profile</source>
      <translation>QGIS 用户配置文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>Ask for the right to write there, or choose another folder.</source>
      <translation>请管理员给予写入权限，或换一个文件夹。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>{gigabytes} GB free</source>
      <translation>剩余 {gigabytes} GB</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/folders.py" />
      <source>Make room on the disk before you screen a county.</source>
      <translation>筛查全县之前请先清理磁盘空间。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of titles</source>
      <translation>标题字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of headings</source>
      <translation>一级标题字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of subheadings</source>
      <translation>二级标题字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of the text</source>
      <translation>正文字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of tables</source>
      <translation>表格字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Font of maps</source>
      <translation>图件字体</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>List of fonts</source>
      <translation>字体清单</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>none of {families}</source>
      <translation>以下字体均未安装：{families}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Install one of them: Chinese text would not show.</source>
      <translation>请安装其中一种，否则中文无法显示。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>{found} stands in for {wanted}</source>
      <translation>以 {found} 代替 {wanted}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/fonts.py" />
      <source>Install {wanted} where official documents must have it. What the reports say is the same.</source>
      <translation>公文规定使用 {wanted} 的，请安装该字体；报告内容不受影响。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>Remove it: python -m pip uninstall {package}, with the same Python. QGIS's own installer and Debian have one that fits.</source>
      <translation>请用同一个 Python 卸载：python -m pip uninstall {package}。QGIS 安装程序和 Debian 自带与之相配的版本。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>a wheel with a GDAL or PROJ of its own: {folder}. QGIS crashes.</source>
      <translation>自带 GDAL 或 PROJ 的安装包（{folder}），会使 QGIS 崩溃</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>Remove Python wheels that bring it, or switch the plugin off that does.</source>
      <translation>请卸载自带该程序库的 Python 安装包，或停用带来它的其他插件。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>one of each, those of QGIS</source>
      <translation>各只有一份，均为 QGIS 自带</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>GEOS of shapely</source>
      <translation>shapely 的 GEOS</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>Install shapely again, by the way told under Python packages.</source>
      <translation>请按“Python 程序包”一栏的办法重新安装 shapely。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>{version}, sound</source>
      <translation>{version}，工作正常</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>Another plugin loaded shapely before this one. Restart QGIS and use this plugin first, or switch the other plugin off.</source>
      <translation>其他插件先于本插件加载了 shapely。请重新启动 QGIS 后先使用本插件，或停用那个插件。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/libraries.py" />
      <source>{version}, mixed with the GEOS of QGIS</source>
      <translation>{version}，与 QGIS 的 GEOS 混用</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>missing</source>
      <translation>缺失</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>not installed, and not needed</source>
      <translation>未安装，也不需要</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>Offline bundle</source>
      <translation>离线包</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>for Python {version}: {folder}</source>
      <translation>适用于 Python {version}：{folder}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>Install the offline bundle for Python {version} from ZIP.</source>
      <translation>请从 ZIP 安装适用于 Python {version} 的离线包。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>Debian 13 and later: apt install {package}. Debian 12: as the README of the plugin tells. Offline: from a local mirror of Debian.</source>
      <translation>Debian 13 及以上：apt install {package}；Debian 12 见插件的 README。无网络时使用本地 Debian 镜像。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>Online: python -m pip install {package}, in the OSGeo4W shell as administrator. Offline: install the offline bundle of the plugin from ZIP.</source>
      <translation>有网络：以管理员身份打开 OSGeo4W Shell，运行 python -m pip install {package}。无网络：从 ZIP 安装本插件的离线包。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/packages.py" />
      <source>Update QGIS to 3.40 or later with its own installer, which brings it and works offline. Do not install it with pip.</source>
      <translation>请用 QGIS 安装程序更新到 3.40 或更高版本（自带该程序包，无网络也可安装）。不要用 pip 安装。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/software.py" />
      <source>GEOS of QGIS</source>
      <translation>QGIS 的 GEOS</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/software.py" />
      <source>metadata.txt of the plugin is missing or damaged</source>
      <translation>插件的 metadata.txt 缺失或损坏</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/bridge/self_check/software.py" />
      <source>Reinstall QGIS with its own installer, Python support included.</source>
      <translation>请用 QGIS 安装程序重新安装，并包含 Python 支持。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Screening panel</source>
      <translation>筛查面板</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Show or hide the panel that screens mining rights step by step</source>
      <translation>显示或隐藏筛查面板，分步完成采矿权筛查</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Open case file…</source>
      <translation>打开案例文件…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Open a case file (case.toml) in the panel</source>
      <translation>在面板中打开案例文件（case.toml）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Import corner points…</source>
      <translation>导入拐点坐标…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Turn files of corner points into polygons of mining rights</source>
      <translation>把拐点坐标文件转换为采矿权范围面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Open demonstration county</source>
      <translation>打开演示县</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Copy the invented county to your documents, open and screen it</source>
      <translation>把虚构的演示县数据复制到“文档”文件夹，打开并筛查</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <location filename="../../pingshun_screen/gui/help_window.py" />
      <source>Manual</source>
      <translation>使用手册</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Show the manual</source>
      <translation>显示使用手册</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/actions.py" />
      <source>Show versions, missing packages, fonts and folders</source>
      <translation>查看版本、缺失的程序包、字体和文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/background_task.py" />
      <source>Error in the program</source>
      <translation>程序出错</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/background_task.py" />
      <source>Send the text in the log to the makers</source>
      <translation>请把日志面板中的全文发给开发人员</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/case_opening.py" />
      <source>Inputs: {title}</source>
      <translation>资料：{title}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>Name the GeoPackage to write.</source>
      <translation>请先指定要写出的 GeoPackage 文件。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>{count} parcels of corner points added to the map.</source>
      <translation>已将 {count} 个地块加入地图。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>(as the data says)</source>
      <translation>（以数据为准）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>(not checked)</source>
      <translation>（不核对）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>Refuse where unclear</source>
      <translation>两可时不读入</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Decimal degrees</source>
      <translation>十进制度</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Degrees with minutes and seconds as decimals</source>
      <translation>度分秒（小数为分秒）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>Corner points (*.txt *.csv *.xlsx);;All files (*)</source>
      <translation>拐点坐标 (*.txt *.csv *.xlsx);;所有文件 (*)</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <location filename="../../forms/corner_import.ui" />
      <source>Files of corner points</source>
      <translation>拐点坐标文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>Parcels ({count})</source>
      <translation>地块（{count}）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>Refusals and warnings ({count})</source>
      <translation>未读入和警告（{count}）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_import.py" />
      <source>{parcels} parcels read, {refused} refusals.</source>
      <translation>读入 {parcels} 个地块，未读入 {refused} 处。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>Line {line}</source>
      <translation>第 {line} 行的地块</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>degrees</source>
      <translation>经纬度</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>line {line}</source>
      <translation>第 {line} 行</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>Refused</source>
      <translation>未读入</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>Warning</source>
      <translation>警告</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/corner_tables.py" />
      <source>Note</source>
      <translation>说明</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Open case file</source>
      <translation>打开案例文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Case files (*.toml)</source>
      <translation>案例文件 (*.toml)</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Save as case file</source>
      <translation>另存为案例文件</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Saved as {path}</source>
      <translation>已保存为 {path}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Results folder</source>
      <translation>成果文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Checking layers…</source>
      <translation>正在检查图层…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Save as case file…</source>
      <translation>另存为案例文件…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Start anew</source>
      <translation>重新开始</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Done: {mines} mines, results in {folder}</source>
      <translation>筛查完成：{mines} 个矿山，成果在 {folder}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Stopped; earlier results are as they were.</source>
      <translation>已停止；以前的成果未改动。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/dock.py" />
      <source>Everything needed is there.</source>
      <translation>所需数据齐备。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <source>As recognised</source>
      <translation>恢复自动识别</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>OK</source>
      <translation>确定</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <source>Recognised</source>
      <translation>识别</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <location filename="../../pingshun_screen/gui/layer_rows.py" />
      <source>Chosen</source>
      <translation>手选</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/fields_dialog.py" />
      <location filename="../../pingshun_screen/gui/transformation_choice.py" />
      <location filename="../../pingshun_screen/gui/whole_choices.py" />
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/help_window.py" />
      <source>Search (Enter: next place)</source>
      <translation>查找（按回车键查找下一处）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/layer_checking.py" />
      <source>Checking layers</source>
      <translation>检查图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/layer_details.py" />
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <source>What all layers cover</source>
      <translation>与总体相同</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/layer_rows.py" />
      <source>Certain</source>
      <translation>确定</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/layer_rows.py" />
      <source>Guess</source>
      <translation>猜测</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/layer_rows.py" />
      <source>Case</source>
      <translation>案例</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/lights.py" />
      <source>Usable</source>
      <translation>可用</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/lights.py" />
      <source>Leaves questions open</source>
      <translation>可用，但有遗留问题</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/lights.py" />
      <source>Cannot be used</source>
      <translation>不能用</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/lights.py" />
      <source>Not checked yet</source>
      <translation>尚未检查</translation>
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
      <location filename="../../pingshun_screen/gui/mine_detail.py" />
      <source>Sig&amp;ht lines</source>
      <translation>视线(&amp;H)</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_detail.py" />
      <location filename="../../forms/mine_detail.ui" />
      <source>Choose a mine in the list.</source>
      <translation>请在列表中选一个矿山。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_list.py" />
      <source>Open report</source>
      <translation>打开报告</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_list.py" />
      <source>Show all mines</source>
      <translation>显示全部矿山</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_list.py" />
      <source>All verdicts</source>
      <translation>全部结论</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_list.py" />
      <source>All layers</source>
      <translation>全部图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_list.py" />
      <source>All townships</source>
      <translation>全部乡镇</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <location filename="../../forms/policy_page.ui" />
      <source>Clause</source>
      <translation>条款</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Answer</source>
      <translation>核对结果</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Reason</source>
      <translation>理由</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <location filename="../../forms/policy_page.ui" />
      <source>Department</source>
      <translation>责任部门</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Disputed by</source>
      <translation>有异议的部门</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Words of the plan</source>
      <translation>条款原文</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>No.</source>
      <translation>序号</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Layer</source>
      <translation>图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Feature</source>
      <translation>要素</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Relation</source>
      <translation>关系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Overlap (m²)</source>
      <translation>重叠面积（m²）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Share (%)</source>
      <translation>占比（%）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Width (m)</source>
      <translation>内切宽度（m）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Distance (m)</source>
      <translation>距离（m）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_tables.py" />
      <source>Certainty</source>
      <translation>确定性</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_words.py" />
      <source>Why it is listed</source>
      <translation>为何列入</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_words.py" />
      <source>Still to be settled</source>
      <translation>尚待核实</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_words.py" />
      <source>Why it is not listed</source>
      <translation>为何未列入</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_words.py" />
      <location filename="../../forms/corner_import.ui" />
      <source>Remarks</source>
      <translation>说明</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mine_words.py" />
      <source>Holder and place</source>
      <translation>矿业权人与位置</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>{count} disputed</source>
      <translation>{count} 有异议</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Mine</source>
      <translation>矿山</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Spatial verdict</source>
      <translation>空间筛查结论</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Suggested disposition</source>
      <translation>方案分类建议</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Open questions</source>
      <translation>待核实</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <location filename="../../forms/mine_detail.ui" />
      <source>Conflicts</source>
      <translation>冲突</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Opinions</source>
      <translation>意见</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/mines_model.py" />
      <source>Township</source>
      <translation>乡镇</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/opinion_form.py" />
      <source>Say which department gives the opinion.</source>
      <translation>请填写出具意见的部门。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/opinion_form.py" />
      <source>Say whether the department agrees.</source>
      <translation>请选择同意、不同意或有条件同意。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/opinion_form.py" />
      <source>Give a reason: an opinion without one cannot be recorded.</source>
      <translation>请写明理由：没有理由的意见不能登记。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/opinion_form.py" />
      <source>Say who signs.</source>
      <translation>请填写签署人姓名。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/opinion_form.py" />
      <source>The date lies in the future.</source>
      <translation>日期晚于今天。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <source>Ledger</source>
      <translation>台账</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <source>Scopes of protected units</source>
      <translation>文物两线表</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <source>Transformation</source>
      <translation>坐标转换</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <source>Ledger…</source>
      <translation>台账…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <source>Scopes of protected units…</source>
      <translation>文物两线表…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/other_inputs.py" />
      <source>Transformation…</source>
      <translation>坐标转换参数…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Parameter</source>
      <translation>参数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Value</source>
      <translation>取值</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Standing</source>
      <translation>状态</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Changed here</source>
      <translation>本次修改</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>Confirmed</source>
      <translation>已确认</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/parameters_model.py" />
      <source>To be confirmed</source>
      <translation>待专班确认</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/policy_page.py" />
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <source>Policy</source>
      <translation>政策包</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/policy_page.py" />
      <source>Policy packs (*.toml)</source>
      <translation>政策包 (*.toml)</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/policy_page.py" />
      <source>{count} changed from the policy</source>
      <translation>有 {count} 项与政策包不同</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/policy_page.py" />
      <source>Read as: {words}</source>
      <translation>理解为：{words}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/result_map.py" />
      <source>This mine has no geometry and no place on the map.</source>
      <translation>该矿山没有图形，无法在地图上定位。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/result_map.py" />
      <source>The result layers are no longer in the project: open the results again.</source>
      <translation>成果图层已不在工程中：请重新打开成果。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>Reading the results…</source>
      <translation>正在读取成果…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <location filename="../../forms/results_page.ui" />
      <source>Open the folder of an earlier run</source>
      <translation>打开以前筛查的成果文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>{path} is no longer there.</source>
      <translation>{path} 已不存在。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>No program opens {path}.</source>
      <translation>没有程序可以打开 {path}。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <location filename="../../forms/results_page.ui" />
      <source>Copy the documents of the selected mines into a folder</source>
      <translation>把选中矿山的报告复制到一个文件夹</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>Exporting documents…</source>
      <translation>正在导出报告…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>{count} files copied to {folder}.</source>
      <translation>已复制 {count} 个文件到 {folder}。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>There were files of the same name, so named: {names}.</source>
      <translation>已有同名文件，改名为：{names}。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>Some do not show the latest opinions: {problem}</source>
      <translation>部分报告尚未载入最新意见：{problem}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>Writing the report of {name} anew…</source>
      <translation>正在重新生成 {name} 的报告…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>The opinion is recorded, but the report could not be written anew: {problem}</source>
      <translation>意见已登记，但报告未能重新生成：{problem}</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/results_page.py" />
      <source>There is no report in the folder: run the screening again with documents.</source>
      <translation>成果文件夹中没有报告：请重新筛查并生成报告。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Reports and tables</source>
      <translation>报告和表格</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>Tables only</source>
      <translation>只要表格</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <source>No documents</source>
      <translation>不出文书</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <source>Starting…</source>
      <translation>正在开始…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/run_page.py" />
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/screening_run.py" />
      <source>Screening mining rights</source>
      <translation>筛查采矿权</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/self_check_dialog.py" />
      <source>Faults: {n}. Screening will fail or mislead before they are gone.</source>
      <translation>{n} 项故障：排除之前，筛查会失败或结果不可靠。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/self_check_dialog.py" />
      <source>Ready to screen. Warnings: {n}.</source>
      <translation>可以筛查；有 {n} 项需要注意。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/self_check_dialog.py" />
      <source>Ready to screen.</source>
      <translation>可以筛查。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/sight_control.py" />
      <source>Looking from the road…</source>
      <translation>正在从线路上观察…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/sight_control.py" />
      <source>Reading the sight lines…</source>
      <translation>正在读取视线分析…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/sight_control.py" />
      <source>Drawing the sight lines anew…</source>
      <translation>正在重新作视线…</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/sight_control.py" />
      <source>Click on a road or railway in the map.</source>
      <translation>请在地图上点击公路或铁路。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/sight_tab.py" />
      <source>Terrain profile of the sight line</source>
      <translation>视线地形剖面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/table_dialog.py" />
      <source>Coordinates are in the table</source>
      <translation>坐标在表内</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Seven parameters</source>
      <translation>七参数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Four parameters</source>
      <translation>四参数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>PROJ pipeline</source>
      <translation>PROJ 管道</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Position vector</source>
      <translation>位置矢量（Position Vector）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Coordinate frame</source>
      <translation>坐标框架（Coordinate Frame）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Name, giver and both coordinate systems are needed.</source>
      <translation>名称、提供单位和前后两个坐标系都要填写。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Another transformation has this name.</source>
      <translation>已有同名的转换参数。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>The sense of rotation is needed.</source>
      <translation>须选定旋转方向约定。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/transformation_dialog.py" />
      <source>Every parameter has to be a number.</source>
      <translation>每个参数都必须是数字。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/gui/whole_choices.py" />
      <source>Nobody said</source>
      <translation>未说明</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/plugin.py" />
      <source>Python 3.11 or later is needed: update QGIS to 3.40 or later.</source>
      <translation>需要 Python 3.11 或更高版本：请将 QGIS 升级到 3.40 或更高版本。</translation>
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
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Polygons from corner points</source>
      <translation>拐点坐标转为面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Reads corner-point files of mining rights into a polygon layer.</source>
      <translation>把采矿权的拐点坐标文件读成面图层。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Reads land exchange text, registration forms and plain tables (text, CSV, XLSX) of corner points: in metres with or without the zone's prefix, or in degrees, minutes and seconds. The zone comes from the prefix.

A parcel with any fault is refused as a whole, and every refusal is told with file, line and remedy. Swapped axes and wrong zones are recognised and told; what was done and why stands in the field notes.

The statutory area stands beside the area that the file declares. The results are preliminary findings; the county government decides.</source>
      <translation>读取报盘 TXT、矿业权登记 TXT 和普通拐点坐标表（文本、CSV、XLSX）：以米为单位，带或不带带号；或度分秒。带号由坐标前两位认定。

地块有任何差错都整块不读入，每一处都列出文件、行号和处理办法。X、Y 写反和带号写错都会认出并说明；做了什么、为什么，写在字段 notes。

椭球面积与文件写明的面积并列。结果为初判，最终以县政府认定为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Text (.txt), CSV or Excel workbooks (.xlsx).</source>
      <translation>文本（.txt）、CSV 或 Excel 工作簿（.xlsx）。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Coordinate system the files leave open</source>
      <translation>文件未写明时采用的坐标系</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Fills in datum or zone where a file has none; never overrules it.</source>
      <translation>只补文件未写明的基准或带号，不改变文件写明的内容。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Where the parcels must lie</source>
      <translation>地块应在其范围内的图层</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>For example the county; a parcel elsewhere is refused: wrong zone.</source>
      <translation>例如县界；不在其内的地块不读入，多为带号写错。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <location filename="../../forms/corner_import.ui" />
      <source>Decimals of degrees</source>
      <translation>经纬度的小数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>As they show, refused where unclear</source>
      <translation>自动识别，两可时不读入</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>How 113.3045 is meant: as it stands, or as 113°30′45″.</source>
      <translation>113.3045 是十进制度，还是 113°30′45″。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>In the coordinate system of the first parcel; others are converted.</source>
      <translation>采用第一个地块的坐标系，其他的换算过来。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Number of parcels</source>
      <translation>地块数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/corner_points.py" />
      <source>Number of refusals</source>
      <translation>未读入处数</translation>
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
      <location filename="../../forms/policy_page.ui" />
      <source>Every rule with a date is judged on this day.</source>
      <translation>凡与日期有关的规则，均以这一天为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/mine_parameters.py" />
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
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
      <location filename="../../forms/layers_page.ui" />
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
      <location filename="../../forms/policy_page.ui" />
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
      <location filename="../../forms/layer_details.ui" />
      <source>One standard deviation of the boundary points. An overlap no wider than the accuracy of both boundaries together is to be surveyed again first.</source>
      <translation>界址点的中误差。重叠宽度不大于两条边界合计精度的，应先复测。</translation>
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
      <source>What to write besides results.gpkg, results.json and the manifest.</source>
      <translation>除 results.gpkg、results.json 和运行清单外，还要写出的文书。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/screen_case.py" />
      <location filename="../../forms/run_page.ui" />
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
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Elevation model</source>
      <translation>高程模型</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Heights in metres, as a raster file in any CRS; its first band is used.</source>
      <translation>以米为单位的高程栅格文件，坐标系不限；取第一波段。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Height of the eye above the ground (m)</source>
      <translation>观察点离地高度（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>About 1.5 m on a road, 2.5 m in a train.</source>
      <translation>公路约 1.5 米，列车约 2.5 米。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Height of the target above the ground (m)</source>
      <translation>目标点离地高度（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>0 looks at the ground itself.</source>
      <translation>0 表示看地面。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Furthest distance looked (m)</source>
      <translation>视线最远距离（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>What lies further away does not count as seen.</source>
      <translation>更远处不算可见。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Widest gap joined (m)</source>
      <translation>断头连接的最大间距（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Pieces of one name and class whose ends lie no further apart are one.</source>
      <translation>同名同等级、端点间距不大于此值的线段连为一条。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Refraction coefficient</source>
      <translation>大气折光系数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Share of the earth's curvature that the bending of light makes up for.</source>
      <translation>光线弯曲抵消地球曲率的比例。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Vertical accuracy of the elevation model (m)</source>
      <translation>高程模型的高程中误差（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>As its maker states it; 0 if unknown, and stability is not determined.</source>
      <translation>由提供单位给出；0 表示未知，此时不评估稳定性。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Distance over which its errors are alike (m)</source>
      <translation>高程误差的相关距离（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Errors nearer to the eye than that raise eye and terrain alike.</source>
      <translation>比这更近处的误差使观察点和地形同增同减。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_parameters.py" />
      <source>Projected, in metres. If empty, that of the data, if it is projected.</source>
      <translation>以米为单位的投影坐标系。留空时取数据的投影坐标系。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Profile of a sight line</source>
      <translation>视线地形剖面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Tells whether one place can be seen from another, and what blocks.</source>
      <translation>判断两点是否通视，以及被何处遮挡。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Gives the terrain along a sight line at each crossing with the grid of the elevation model, with the curvature of the earth and refraction, the height of the sight line, and the place where the terrain comes nearest to it or blocks it.

Choose two places on the map, or a layer of lines: each line's first point looks at its last. Where elevations are missing it is not determined.

The results are preliminary findings; the county government decides.</source>
      <translation>给出视线与高程模型格网每一交点处的地形，计入地球曲率和大气折光，以及视线高和遮挡处（或最接近处）。

在地图上选两点，或给出线图层：每条线由起点看终点。高程缺失时为未能判定。

结果为初判，最终以县政府认定为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>From here</source>
      <translation>观察点</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Where the eye is.</source>
      <translation>眼睛所在处。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>To there</source>
      <translation>目标点</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>What is looked at.</source>
      <translation>被看的地方。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Or lines, each from its first point to its last</source>
      <translation>或线图层，每条线由起点看终点</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Taken besides the two places, if these are given too.</source>
      <translation>如同时给出两点，则两者都计算。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Points of the profile</source>
      <translation>剖面点</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Distance, terrain, terrain with curvature, and sight line.</source>
      <translation>距离、地形、计入地球曲率和折光的地形、视线高。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Sight lines</source>
      <translation>视线</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Whether each is free, by how much, and what comes nearest to it.</source>
      <translation>每条视线是否通视、余量多少、何处最接近或遮挡。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Whether the first sight line is free</source>
      <translation>第一条视线是否通视</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Length of the first sight line (m)</source>
      <translation>第一条视线的长度（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Margin of the first sight line (m)</source>
      <translation>第一条视线的余量（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>Distance of what comes nearest to it (m)</source>
      <translation>遮挡点或最接近处的距离（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/sight_profile.py" />
      <source>How far that stands above it (m)</source>
      <translation>该处高出视线（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Visible from lines</source>
      <translation>线路可视范围</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Tells what of polygons can be seen from roads over the terrain.</source>
      <translation>判断从道路上越过地形能看到面的哪些部分。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Looks from stations along lines, a cell of the elevation model apart, at every cell of every polygon, with the curvature of the earth and refraction. Each polygon gets the area that is seen, whether the accuracy of the elevations can turn the answer, and the station that sees most of it. Pieces of one name and class are joined first.

Hidden is only what is proven to be: where elevations are missing, or a line could not be read, a polygon that is not seen is not determined.

The results are preliminary findings; the county government decides.</source>
      <translation>沿线路按高程模型的格网间距设观察点，逐点看每个面的每个格网，计入地球曲率和大气折光。每个面给出可视面积、高程误差能否改变结论，以及看到最多的观察点。同名同等级的线段先连接。

只有确证看不到的才为不可视：高程缺失或有线路不能读取时，看不到的面为未能判定。

结果为初判，最终以县政府认定为准。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Lines looked from</source>
      <translation>观察线路</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Roads, railways or any others. Selected features are honoured.</source>
      <translation>公路、铁路或任何线。可只用选中要素。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Polygons looked at</source>
      <translation>被看的面</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Mining rights or any others. Selected features are honoured.</source>
      <translation>采矿权或任何面。可只用选中要素。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Field with the name of the line</source>
      <translation>线路名称字段</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Pieces of one name and class become one line with one chainage.</source>
      <translation>同名同等级的线段连为一条，里程连续。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Field with the class of the line</source>
      <translation>线路等级字段</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Tells lines of one name apart, and stands in the results.</source>
      <translation>区分同名线路，并写入结果。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Field with the chainage of the first point (m)</source>
      <translation>起点里程字段（米）</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>If empty, chainage starts at the northern or eastern end.</source>
      <translation>留空时里程自北端或东端起算。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Polygons with what is seen</source>
      <translation>面及其可视情况</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>All polygons with their fields, and how they can be seen.</source>
      <translation>全部面及原有字段，并说明能否看到。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Visible cells</source>
      <translation>可视部分</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>The part of each polygon that some station sees.</source>
      <translation>每个面中至少一个观察点能看到的部分。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Seeing sections</source>
      <translation>可见路段</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>The stretches of the lines from which a polygon is seen.</source>
      <translation>能看到面的路段。</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Number of polygons visible</source>
      <translation>可视的面数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Number of polygons hidden</source>
      <translation>不可视的面数</translation>
    </message>
    <message>
      <location filename="../../pingshun_screen/processing/visible_from_lines.py" />
      <source>Number of polygons not determined</source>
      <translation>未能判定的面数</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Import corner points</source>
      <translation>导入拐点坐标</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Files</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Text, CSV or Excel workbooks; drop files here</source>
      <translation>文本、CSV 或 Excel 工作簿；可将文件拖到这里</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Add files…</source>
      <translation>添加文件…</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>After a file was corrected</source>
      <translation>改正文件后重新读取</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Read again</source>
      <translation>重新读取</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Pasted text</source>
      <translation>粘贴文字</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Paste a table of corner points from Word, Excel, PDF or a web page: number, X, Y</source>
      <translation>把 Word、Excel、PDF 或网页里的拐点坐标表粘贴到这里：点号、X、Y</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>What the data may leave open</source>
      <translation>数据可能未写明的内容</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Coordinate system</source>
      <translation>坐标系</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Fills in datum or zone where the data has none; never overrules it</source>
      <translation>只补数据未写明的基准或带号，不改变数据写明的内容</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Must lie in</source>
      <translation>应在其内</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>For example the county; a parcel elsewhere is refused: wrong zone</source>
      <translation>例如县界；不在其内的地块不读入，多为带号写错</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Preview map</source>
      <translation>预览地图</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Parcels</source>
      <translation>地块</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Parcels that were read</source>
      <translation>读入的地块</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Points</source>
      <translation>点数</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Zone</source>
      <translation>带号</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Declared, ha</source>
      <translation>写明面积（公顷）</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Statutory, ha</source>
      <translation>椭球面积（公顷）</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Difference, m²</source>
      <translation>相差（平方米）</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Refusals and warnings</source>
      <translation>未读入和警告</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Kind</source>
      <translation>类别</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Where</source>
      <translation>位置</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Problem or note</source>
      <translation>问题或说明</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Remedy</source>
      <translation>处理办法</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Temporary layer</source>
      <translation>临时图层</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>GeoPackage</source>
      <translation>GeoPackage 文件</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <source>Add to map</source>
      <translation>加入地图</translation>
    </message>
    <message>
      <location filename="../../forms/corner_import.ui" />
      <location filename="../../forms/self_check.ui" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;1 Layers</source>
      <translation>&amp;1 图层</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>Which layer stands for what</source>
      <translation>哪个图层代表什么</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;2 Policy</source>
      <translation>&amp;2 准则</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>By which clauses, on which day, with which parameters</source>
      <translation>依据哪些条款、以哪一天为准、采用哪些参数</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;3 Run</source>
      <translation>&amp;3 运行</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>Screen all mines and write the results</source>
      <translation>筛查全部矿山并写出成果</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;4 Results</source>
      <translation>&amp;4 结果</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>Findings mine by mine, reports and opinions</source>
      <translation>逐矿结论、报告和意见</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;Case file</source>
      <translation>案例文件(&amp;C)</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>Open a case file, or save the choices as one</source>
      <translation>打开案例文件，或把当前选择存为案例文件</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;Back</source>
      <translation>上一步(&amp;B)</translation>
    </message>
    <message>
      <location filename="../../forms/dock.ui" />
      <source>&amp;Next</source>
      <translation>下一步(&amp;N)</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <source>Fields of the layer</source>
      <translation>图层字段对应</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <source>Standard fields and columns</source>
      <translation>标准字段与列</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <source>Standard field</source>
      <translation>标准字段</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <source>Column</source>
      <translation>列</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <location filename="../../forms/layers_page.ui" />
      <source>Why</source>
      <translation>依据</translation>
    </message>
    <message>
      <location filename="../../forms/fields_dialog.ui" />
      <source>First values</source>
      <translation>前几个值</translation>
    </message>
    <message>
      <location filename="../../forms/input_details.ui" />
      <source>&amp;Edit…</source>
      <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
      <location filename="../../forms/input_details.ui" />
      <source>Re&amp;move</source>
      <translation>移除(&amp;M)</translation>
    </message>
    <message>
      <location filename="../../forms/input_details.ui" />
      <location filename="../../forms/layer_details.ui" />
      <source>What the check says</source>
      <translation>检查说明</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>&amp;Fields…</source>
      <translation>字段对应(&amp;F)…</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Which column holds what</source>
      <translation>哪一列对应哪个字段</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>&amp;Add row</source>
      <translation>加一行(&amp;A)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>A second layer of the same kind</source>
      <translation>同一类再加一个图层</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Cl&amp;ear</source>
      <translation>清除(&amp;E)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Take the layer out of this row; an added row goes away</source>
      <translation>取消本行所选图层；后加的行一并删去</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>&amp;County has none, says</source>
      <translation>本县没有，依据(&amp;C)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Who says so, in which letter, of which day</source>
      <translation>由谁确认、何文件、何日期</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <location filename="../../forms/table_dialog.ui" />
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Accurac&amp;y</source>
      <translation>精度(&amp;Y)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <location filename="../../forms/table_dialog.ui" />
      <source>&amp;Date of the data</source>
      <translation>数据日期(&amp;D)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <location filename="../../forms/table_dialog.ui" />
      <source>As the department states it, such as 2026-06-30</source>
      <translation>按部门所述填写，例如 2026-06-30</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <location filename="../../forms/table_dialog.ui" />
      <source>C&amp;overs</source>
      <translation>覆盖范围(&amp;O)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Where this layer covers another area than the others, such as roads beyond the county</source>
      <translation>本图层的覆盖范围与其他图层不同时选择，例如超出县界的公路图</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <location filename="../../forms/table_dialog.ui" />
      <source>&amp;Transformation</source>
      <translation>坐标转换(&amp;T)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Parameters that a surveying office gave, for layers in Xian 1980, Beijing 1954 or a local grid</source>
      <translation>测绘单位提供的参数，用于西安80、北京54或地方坐标系的图层</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Lies r&amp;ightly, says</source>
      <translation>位置无误，依据(&amp;I)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Only for a layer found beside its outline: who says that it is right</source>
      <translation>仅用于被认为整体偏移的图层：由谁、何文件确认位置无误</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>May be e&amp;mpty</source>
      <translation>允许为空(&amp;M)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>A layer without features is no error: the department found nothing of the kind</source>
      <translation>图层没有要素不算错误：部门核实确无此类对象</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Ignore missin&amp;g shapes</source>
      <translation>忽略缺图形的要素(&amp;G)</translation>
    </message>
    <message>
      <location filename="../../forms/layer_details.ui" />
      <source>Features without geometry do not leave the layer's answers open</source>
      <translation>没有图形的要素不影响本图层的结论</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Area the la&amp;yers cover</source>
      <translation>图层覆盖范围(&amp;Y)</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Usually the outline of the county. Without it no mine can be proven free of conflict.</source>
      <translation>一般为县界。未选时，不能证明任何矿山没有冲突。</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>&amp;Working CRS</source>
      <translation>工作坐标系(&amp;W)</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Projected, in metres: the 3-degree Gauss-Krüger zone of the county</source>
      <translation>以米为单位的投影坐标系：本县所在的 3 度高斯-克吕格带</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>&amp;Elevation model</source>
      <translation>高程模型(&amp;E)</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Choose a layer for each kind, or drag it here.</source>
      <translation>逐类选择图层，或从图层面板拖入。</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Add ta&amp;ble</source>
      <translation>添加表格(&amp;B)</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>A ledger, a table of scopes of protected units, or a transformation between coordinate systems</source>
      <translation>台账、文物两线表，或坐标系之间的转换参数</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>&amp;Recognise layers</source>
      <translation>识别图层(&amp;R)</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Fill the empty rows from the names and columns of the project's layers</source>
      <translation>按工程中图层的名称和字段填入空行</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Kinds of layers</source>
      <translation>图层类型</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Kind of layer</source>
      <translation>图层类型</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Layer of the project</source>
      <translation>工程中的图层</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>Features</source>
      <translation>要素</translation>
    </message>
    <message>
      <location filename="../../forms/layers_page.ui" />
      <source>CRS</source>
      <translation>坐标系</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>Findin&amp;g</source>
      <translation>结论(&amp;G)</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>Finding in words</source>
      <translation>文字结论</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>Cla&amp;uses</source>
      <translation>条款(&amp;U)</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <location filename="../../forms/policy_page.ui" />
      <source>Clauses</source>
      <translation>条款</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>The selected clause in full</source>
      <translation>所选条款全文</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>Co&amp;nflicts</source>
      <translation>冲突(&amp;N)</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>O&amp;pinions</source>
      <translation>意见(&amp;P)</translation>
    </message>
    <message>
      <location filename="../../forms/mine_detail.ui" />
      <source>Opinions given so far</source>
      <translation>已登记的意见</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Name, licence number or holder</source>
      <translation>矿山名称、许可证号或矿业权人</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Search mines by name, licence number or holder</source>
      <translation>按名称、许可证号或矿业权人查找矿山</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Mines shown / mines in all</source>
      <translation>显示的矿山数 / 全部矿山数</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Rese&amp;t</source>
      <translation>重置(&amp;T)</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Show all mines (Esc)</source>
      <translation>显示全部矿山（Esc）</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Show mines of one verdict</source>
      <translation>只看某一结论的矿山</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Show mines that conflict with one kind of layer</source>
      <translation>只看与某类图层有冲突的矿山</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Show mines of one township</source>
      <translation>只看某一乡镇的矿山</translation>
    </message>
    <message>
      <location filename="../../forms/mine_list.ui" />
      <source>Mines</source>
      <translation>矿山</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>&amp;Subject</source>
      <translation>事项(&amp;S)</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>What the opinion is about</source>
      <translation>意见针对的事项</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>&amp;Department</source>
      <translation>部门(&amp;D)</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Department that gives the opinion</source>
      <translation>出具意见的部门</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Opinion</source>
      <translation>意见</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Agree</source>
      <translation>同意</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Disagree</source>
      <translation>不同意</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Agree on conditions</source>
      <translation>有条件同意</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Reason (&amp;why)</source>
      <translation>理由(&amp;W)</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Reason of the opinion; it must be given</source>
      <translation>意见的理由，必须填写</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Facts and documents the opinion rests on</source>
      <translation>意见所依据的事实和文件</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Signed &amp;by</source>
      <translation>签署人(&amp;B)</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Name of who signs</source>
      <translation>签署人姓名</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Date of the opinion</source>
      <translation>签署日期</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Record op&amp;inion</source>
      <translation>登记意见(&amp;I)</translation>
    </message>
    <message>
      <location filename="../../forms/opinion_form.ui" />
      <source>Add the opinion to the results; earlier opinions stay</source>
      <translation>把意见登记到成果中；以前的意见保留</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>&amp;Policy</source>
      <translation>政策包(&amp;P)</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>The pack of clauses that the mines are judged by</source>
      <translation>据以判定矿山的条款</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>From &amp;file…</source>
      <translation>从文件(&amp;F)…</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>&amp;Day judged</source>
      <translation>判定日期(&amp;D)</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Accept size classes that nobody has &amp;verified</source>
      <translation>采用未经核实的规模分类(&amp;V)</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Parameters of the policy</source>
      <translation>政策参数</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>&amp;Reset to the policy</source>
      <translation>恢复政策包的取值(&amp;R)</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Give every parameter the policy's own value again</source>
      <translation>把所有参数恢复为政策包的取值</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Clauses of the policy</source>
      <translation>政策条款</translation>
    </message>
    <message>
      <location filename="../../forms/policy_page.ui" />
      <source>Words of the clause</source>
      <translation>条款原文</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>No results are open.</source>
      <translation>没有打开成果。</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Open results…</source>
      <translation>打开成果(&amp;O)…</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Folder</source>
      <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>Open the folder of these results</source>
      <translation>打开成果所在的文件夹</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Ledger</source>
      <translation>台账(&amp;L)</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>Open the ledger of all mines (ledger.xlsx)</source>
      <translation>打开全部矿山的台账（ledger.xlsx）</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Report</source>
      <translation>报告(&amp;R)</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>Open the report of the current mine (Enter or double click)</source>
      <translation>打开当前矿山的报告（回车或双击）</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Export…</source>
      <translation>导出(&amp;E)…</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>&amp;Cancel</source>
      <translation>取消(&amp;C)</translation>
    </message>
    <message>
      <location filename="../../forms/results_page.ui" />
      <source>Run a screening, or open the folder of an earlier run.</source>
      <translation>请运行一次筛查，或打开以前的成果文件夹。</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>&amp;Title</source>
      <translation>标题(&amp;T)</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>Heading of the run, as reports and result layers show it</source>
      <translation>本次筛查的标题，用于报告和成果图层</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>Results &amp;folder</source>
      <translation>成果文件夹(&amp;F)</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>Doc&amp;uments</source>
      <translation>文书(&amp;U)</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>What is to be known before the run</source>
      <translation>运行前须知</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>&amp;Screen</source>
      <translation>开始筛查(&amp;S)</translation>
    </message>
    <message>
      <location filename="../../forms/run_page.ui" />
      <source>Ca&amp;ncel</source>
      <translation>取消(&amp;N)</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>Findings of the self-check</source>
      <translation>自检结果</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>What</source>
      <translation>项目</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>Found</source>
      <translation>情况</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>What to do</source>
      <translation>处理办法</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>Copy as text</source>
      <translation>复制为文本</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>Copy all findings to the clipboard, for a mail to whoever helps you</source>
      <translation>把全部结果复制到剪贴板，便于发给技术支持人员</translation>
    </message>
    <message>
      <location filename="../../forms/self_check.ui" />
      <source>Check again</source>
      <translation>重新检查</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>&amp;Zoom to the station</source>
      <translation>缩放到观察点(&amp;Z)</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Show on the map where the sight line starts</source>
      <translation>在地图上显示视线起点</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Fl&amp;ash the sight line</source>
      <translation>闪烁视线(&amp;A)</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Show the whole sight line on the map and let it flash</source>
      <translation>在地图上显示整条视线并闪烁</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Look from a roa&amp;d</source>
      <translation>从线路上观察(&amp;D)</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Click on a road in the map: what does this station see?</source>
      <translation>在地图上点击线路：该观察点能看到什么？</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Mines within range of the station</source>
      <translation>观察点视线范围内的矿山</translation>
    </message>
    <message>
      <location filename="../../forms/sight_tab.ui" />
      <source>Sight lines in words</source>
      <translation>视线分析文字说明</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Tables (*.xlsx *.csv)</source>
      <translation>表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>&amp;Sheet</source>
      <translation>工作表(&amp;S)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Of a workbook; may stay open where only one sheet holds a table</source>
      <translation>工作簿中的工作表；只有一个表时可不选</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>S&amp;ites</source>
      <translation>文物点(&amp;I)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Points or outlines of the protected units, named as in the table. May stay empty where the table has coordinates.</source>
      <translation>文物保护单位的点或本体轮廓，名称与表中一致；表中有坐标时可不选。</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>&amp;CRS of coordinates</source>
      <translation>坐标的坐标系(&amp;C)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Of the columns with coordinates, where the table has them</source>
      <translation>表中坐标列所用的坐标系</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Where the table names every unit, if that is another area than the layers cover</source>
      <translation>表中列全了文物的范围与图层覆盖范围不同时选择</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Parameters that a surveying office gave, for sites or coordinates in Xian 1980, Beijing 1954 or a local grid</source>
      <translation>文物点或坐标为西安 1980、北京 1954 或地方坐标系时，选择测绘单位提供的转换参数</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Lies ri&amp;ghtly, says</source>
      <translation>位置无误，依据(&amp;G)</translation>
    </message>
    <message>
      <location filename="../../forms/table_dialog.ui" />
      <source>Only for units found beside their outline: who says that it is right</source>
      <translation>仅用于检查发现整体偏离范围的文物点：由谁确认位置无误</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Transformation between coordinate systems</source>
      <translation>坐标系之间的转换</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Parameters that a surveying office gave for this place. They are printed in every report.</source>
      <translation>测绘单位为本地提供的参数，将印在每份报告里。</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>&amp;Name</source>
      <translation>名称(&amp;N)</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Layers refer to it by this name</source>
      <translation>图层以此名称引用</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Given &amp;by</source>
      <translation>提供单位(&amp;B)</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Which office, in which letter, of which day</source>
      <translation>何单位、何文件、何日期</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>&amp;From</source>
      <translation>原坐标系(&amp;F)</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>&amp;To</source>
      <translation>目标坐标系(&amp;T)</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Usually CGCS2000</source>
      <translation>一般为 2000 国家大地坐标系</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>One standard deviation of the transformation; added to that of the layer</source>
      <translation>转换的中误差，与图层精度合成</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>&amp;Kind</source>
      <translation>类型(&amp;K)</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>X shift (m)</source>
      <translation>X 平移（米）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Y shift (m)</source>
      <translation>Y 平移（米）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Z shift (m)</source>
      <translation>Z 平移（米）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>X rotation (″)</source>
      <translation>X 旋转（″）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Y rotation (″)</source>
      <translation>Y 旋转（″）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Z rotation (″)</source>
      <translation>Z 旋转（″）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Scale (ppm)</source>
      <translation>尺度（ppm）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Sense of rotation</source>
      <translation>旋转方向约定</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Whoever gave the parameters must say which; turned the wrong way they lead elsewhere</source>
      <translation>须由提供单位说明；约定弄反，位置就错</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>North (m)</source>
      <translation>北向平移（米）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>East (m)</source>
      <translation>东向平移（米）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Rotation (″)</source>
      <translation>旋转（″）</translation>
    </message>
    <message>
      <location filename="../../forms/transformation_dialog.ui" />
      <source>Pipeline</source>
      <translation>管道</translation>
    </message>
    <message>
      <source>(and {count} more in the log)</source>
      <translation type="vanished">（另有 {count} 条，见日志）</translation>
    </message>
    <message>
      <source>; there were files of the same name, so named: {names}</source>
      <translation type="vanished">；已有同名文件，改名为：{names}</translation>
    </message>
    <message>
      <source>Another plugin loaded shapely before this one, in a way that mixes two versions of GEOS. Restart QGIS and run this algorithm first, or switch the other plugin off.</source>
      <translation type="vanished">另一个插件已先行载入 shapely，其载入方式会混用两个版本的 GEOS。请重新启动 QGIS 后先运行本算法，或停用那个插件。</translation>
    </message>
    <message>
      <source>East</source>
      <translation type="vanished">东向平移</translation>
    </message>
    <message>
      <source>North</source>
      <translation type="vanished">北向平移</translation>
    </message>
    <message>
      <source>Offline: install the offline bundle of the plugin from ZIP. If it is still missing, update QGIS to 3.40 or later with its own installer. Do not install it with pip.</source>
      <translation type="vanished">无网络：从 ZIP 安装本插件的离线包。仍然缺失的，用 QGIS 安装程序更新到 3.40 或更高版本。不要用 pip 安装。</translation>
    </message>
    <message>
      <source>Ready to screen; {n} warnings.</source>
      <translation type="vanished">可以筛查；有 {n} 项需要注意。</translation>
    </message>
    <message>
      <source>Record &amp;opinion</source>
      <translation type="vanished">登记意见(&amp;O)</translation>
    </message>
    <message>
      <source>Rotation</source>
      <translation type="vanished">旋转</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation type="vanished">尺度</translation>
    </message>
    <message>
      <source>Show log</source>
      <translation type="vanished">查看日志</translation>
    </message>
    <message>
      <source>This mine has no report in the folder: run the screening again with documents.</source>
      <translation type="vanished">成果文件夹中没有该矿山的报告：请重新筛查并生成报告。</translation>
    </message>
    <message>
      <source>X rotation</source>
      <translation type="vanished">X 旋转</translation>
    </message>
    <message>
      <source>X shift</source>
      <translation type="vanished">X 平移</translation>
    </message>
    <message>
      <source>Y rotation</source>
      <translation type="vanished">Y 旋转</translation>
    </message>
    <message>
      <source>Y shift</source>
      <translation type="vanished">Y 平移</translation>
    </message>
    <message>
      <source>Z rotation</source>
      <translation type="vanished">Z 旋转</translation>
    </message>
    <message>
      <source>Z shift</source>
      <translation type="vanished">Z 平移</translation>
    </message>
    <message>
      <source>{count} files copied to {folder}</source>
      <translation type="vanished">已复制 {count} 个文件到 {folder}</translation>
    </message>
    <message>
      <source>{n} faults: screening will fail or mislead before they are gone.</source>
      <translation type="vanished">{n} 项故障：排除之前，筛查会失败或结果不可靠。</translation>
    </message>
  </context>
</TS>
