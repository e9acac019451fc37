<qgis labelsEnabled="1" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
 <renderer-v2 attr="status" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="categorizedSymbol">
  <categories>
   <category label="小于法定距离" render="true" symbol="0" value="inside"></category>
   <category label="在精度范围内" render="true" symbol="1" value="within_accuracy"></category>
   <category label="保持法定距离" render="true" symbol="2" value="outside"></category>
   <category label="未能判定" render="true" symbol="3" value="not_determined"></category>
  </categories>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="line">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="square"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="122,31,78,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="1"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="0"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="line">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="square"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="138,97,0,255"></Option>
      <Option name="line_style" type="QString" value="dash"></Option>
      <Option name="line_width" type="QString" value="0.7"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="0"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="line">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="square"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="0,114,178,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="0.3"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="0"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="line">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="square"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="136,136,136,255"></Option>
      <Option name="line_style" type="QString" value="dot"></Option>
      <Option name="line_width" type="QString" value="0.7"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="ring_filter" type="QString" value="0"></Option>
      <Option name="trim_distance_end" type="QString" value="0"></Option>
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_end_unit" type="QString" value="MM"></Option>
      <Option name="trim_distance_start" type="QString" value="0"></Option>
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="trim_distance_start_unit" type="QString" value="MM"></Option>
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"></Option>
      <Option name="use_custom_dash" type="QString" value="0"></Option>
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
     </Option>
    </layer>
   </symbol>
  </symbols>
  <rotation></rotation>
  <sizescale></sizescale>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="format_number(&quot;distance_m&quot;, 0) || ' m'" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="9" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="" previewBkgrdColor="255,255,255,255" textColor="17,17,17,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
    <families>
     <family name="Noto Sans CJK SC"></family>
     <family name="Source Han Sans SC"></family>
     <family name="微软雅黑"></family>
     <family name="Microsoft YaHei"></family>
     <family name="黑体"></family>
     <family name="SimHei"></family>
     <family name="WenQuanYi Zen Hei"></family>
    </families>
    <text-buffer bufferBlendMode="0" bufferColor="255,255,255,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.80000000000000004" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM"></text-buffer>
    <text-mask maskEnabled="0" maskJoinStyle="128" maskOpacity="1" maskSize="1.5" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskType="0" maskedSymbolLayers=""></text-mask>
    <shadow shadowBlendMode="6" shadowColor="0,0,0,255" shadowDraw="0" shadowOffsetAngle="135" shadowOffsetDist="1" shadowOffsetGlobal="1" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetUnit="MM" shadowOpacity="0.69999999999999996" shadowRadius="1.5" shadowRadiusAlphaOnly="0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowRadiusUnit="MM" shadowScale="100" shadowUnder="0"></shadow>
    <dd_properties>
     <Option type="Map">
      <Option name="name" type="QString" value=""></Option>
      <Option name="properties"></Option>
      <Option name="type" type="QString" value="collection"></Option>
     </Option>
    </dd_properties>
    <substitutions></substitutions>
   </text-style>
   <text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="3" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol=">" useMaxLineLengthForAutoWrap="1" wrapChar=""></text-format>
   <placement centroidInside="0" centroidWhole="0" dist="0" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="0" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="2" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="5" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0"></placement>
   <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="25000" scaleMin="0" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0"></rendering>
   <dd_properties>
    <Option type="Map">
     <Option name="name" type="QString" value=""></Option>
     <Option name="properties"></Option>
     <Option name="type" type="QString" value="collection"></Option>
    </Option>
   </dd_properties>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <fieldConfiguration>
  <field configurationFlags="None" name="fid">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="mine_key">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="licence_no">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="name">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="rule">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="law">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="article">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="status">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="小于法定距离" type="QString" value="inside"></Option>
       </Option>
       <Option type="Map">
        <Option name="在精度范围内" type="QString" value="within_accuracy"></Option>
       </Option>
       <Option type="Map">
        <Option name="保持法定距离" type="QString" value="outside"></Option>
       </Option>
       <Option type="Map">
        <Option name="未能判定" type="QString" value="not_determined"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="consequence">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="禁止" type="QString" value="prohibited"></Option>
       </Option>
       <Option type="Map">
        <Option name="须经同意和批准" type="QString" value="needs_consent"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="role">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="采矿权" type="QString" value="mining_right"></Option>
       </Option>
       <Option type="Map">
        <Option name="拟设采矿权区块" type="QString" value="proposed_block"></Option>
       </Option>
       <Option type="Map">
        <Option name="实际开采范围" type="QString" value="extraction_extent"></Option>
       </Option>
       <Option type="Map">
        <Option name="生态保护红线" type="QString" value="ecological_red_line"></Option>
       </Option>
       <Option type="Map">
        <Option name="自然保护区" type="QString" value="nature_reserve"></Option>
       </Option>
       <Option type="Map">
        <Option name="地质公园" type="QString" value="geopark"></Option>
       </Option>
       <Option type="Map">
        <Option name="森林公园" type="QString" value="forest_park"></Option>
       </Option>
       <Option type="Map">
        <Option name="湿地公园" type="QString" value="wetland_park"></Option>
       </Option>
       <Option type="Map">
        <Option name="风景名胜区" type="QString" value="scenic_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物保护范围" type="QString" value="heritage_protection_scope"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物建设控制地带" type="QString" value="heritage_control_zone"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物保护单位" type="QString" value="heritage_site"></Option>
       </Option>
       <Option type="Map">
        <Option name="公路" type="QString" value="road"></Option>
       </Option>
       <Option type="Map">
        <Option name="铁路" type="QString" value="railway"></Option>
       </Option>
       <Option type="Map">
        <Option name="桥梁、渡口、隧道" type="QString" value="road_structure"></Option>
       </Option>
       <Option type="Map">
        <Option name="饮用水水源保护区" type="QString" value="water_source_protection_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="泉域重点保护区" type="QString" value="spring_protection_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="永久基本农田" type="QString" value="permanent_basic_farmland"></Option>
       </Option>
       <Option type="Map">
        <Option name="居民点" type="QString" value="settlement"></Option>
       </Option>
       <Option type="Map">
        <Option name="行政区" type="QString" value="admin_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="数字高程模型" type="QString" value="dem"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="layer">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="feature_id">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="feature_name">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="feature_class">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="distance_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="required_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="half_width_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="edge_source">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="accuracy_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="reason">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="true"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="fid" index="0" name=""></alias>
  <alias field="mine_key" index="1" name="矿山序号"></alias>
  <alias field="licence_no" index="2" name="采矿许可证号"></alias>
  <alias field="name" index="3" name="矿山名称"></alias>
  <alias field="rule" index="4" name="规则编号"></alias>
  <alias field="law" index="5" name="法规"></alias>
  <alias field="article" index="6" name="条"></alias>
  <alias field="status" index="7" name="核对结果"></alias>
  <alias field="consequence" index="8" name="后果"></alias>
  <alias field="role" index="9" name="图层"></alias>
  <alias field="layer" index="10" name="数据"></alias>
  <alias field="feature_id" index="11" name="要素编号"></alias>
  <alias field="feature_name" index="12" name="要素名称"></alias>
  <alias field="feature_class" index="13" name="要素等级、类型"></alias>
  <alias field="distance_m" index="14" name="距离（m）"></alias>
  <alias field="required_m" index="15" name="法定距离（m）"></alias>
  <alias field="half_width_m" index="16" name="路基等半宽（m）"></alias>
  <alias field="edge_source" index="17" name="边界依据"></alias>
  <alias field="accuracy_m" index="18" name="精度（m）"></alias>
  <alias field="reason" index="19" name="理由"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="" field="rule"></default>
  <default applyOnUpdate="0" expression="" field="law"></default>
  <default applyOnUpdate="0" expression="" field="article"></default>
  <default applyOnUpdate="0" expression="" field="status"></default>
  <default applyOnUpdate="0" expression="" field="consequence"></default>
  <default applyOnUpdate="0" expression="" field="role"></default>
  <default applyOnUpdate="0" expression="" field="layer"></default>
  <default applyOnUpdate="0" expression="" field="feature_id"></default>
  <default applyOnUpdate="0" expression="" field="feature_name"></default>
  <default applyOnUpdate="0" expression="" field="feature_class"></default>
  <default applyOnUpdate="0" expression="" field="distance_m"></default>
  <default applyOnUpdate="0" expression="" field="required_m"></default>
  <default applyOnUpdate="0" expression="" field="half_width_m"></default>
  <default applyOnUpdate="0" expression="" field="edge_source"></default>
  <default applyOnUpdate="0" expression="" field="accuracy_m"></default>
  <default applyOnUpdate="0" expression="" field="reason"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="mine_key" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="rule" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="law" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="article" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="status" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="consequence" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="role" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="layer" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="feature_id" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="feature_name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="feature_class" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="distance_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="required_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="half_width_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="edge_source" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="accuracy_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="reason" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="rule"></constraint>
  <constraint desc="" exp="" field="law"></constraint>
  <constraint desc="" exp="" field="article"></constraint>
  <constraint desc="" exp="" field="status"></constraint>
  <constraint desc="" exp="" field="consequence"></constraint>
  <constraint desc="" exp="" field="role"></constraint>
  <constraint desc="" exp="" field="layer"></constraint>
  <constraint desc="" exp="" field="feature_id"></constraint>
  <constraint desc="" exp="" field="feature_name"></constraint>
  <constraint desc="" exp="" field="feature_class"></constraint>
  <constraint desc="" exp="" field="distance_m"></constraint>
  <constraint desc="" exp="" field="required_m"></constraint>
  <constraint desc="" exp="" field="half_width_m"></constraint>
  <constraint desc="" exp="" field="edge_source"></constraint>
  <constraint desc="" exp="" field="accuracy_m"></constraint>
  <constraint desc="" exp="" field="reason"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="rule" type="field" width="-1"></column>
   <column hidden="0" name="law" type="field" width="-1"></column>
   <column hidden="0" name="article" type="field" width="-1"></column>
   <column hidden="0" name="status" type="field" width="-1"></column>
   <column hidden="0" name="consequence" type="field" width="-1"></column>
   <column hidden="0" name="role" type="field" width="-1"></column>
   <column hidden="0" name="layer" type="field" width="-1"></column>
   <column hidden="0" name="feature_id" type="field" width="-1"></column>
   <column hidden="0" name="feature_name" type="field" width="-1"></column>
   <column hidden="0" name="feature_class" type="field" width="-1"></column>
   <column hidden="0" name="distance_m" type="field" width="-1"></column>
   <column hidden="0" name="required_m" type="field" width="-1"></column>
   <column hidden="0" name="half_width_m" type="field" width="-1"></column>
   <column hidden="0" name="edge_source" type="field" width="-1"></column>
   <column hidden="0" name="accuracy_m" type="field" width="-1"></column>
   <column hidden="0" name="reason" type="field" width="-1"></column>
   <column hidden="0" type="actions" width="-1"></column>
  </columns>
 </attributetableconfig>
 <conditionalstyles>
  <rowstyles></rowstyles>
  <fieldstyles></fieldstyles>
 </conditionalstyles>
 <storedexpressions></storedexpressions>
 <editform tolerant="1"></editform>
 <editforminit></editforminit>
 <editforminitcodesource>0</editforminitcodesource>
 <editforminitfilepath></editforminitfilepath>
 <editforminitcode></editforminitcode>
 <featformsuppress>0</featformsuppress>
 <editorlayout>generatedlayout</editorlayout>
 <editable></editable>
 <labelOnTop></labelOnTop>
 <reuseLastValue></reuseLastValue>
 <dataDefinedFieldProperties></dataDefinedFieldProperties>
 <widgets></widgets>
 <previewExpression>"name"</previewExpression>
 <mapTip>&lt;b&gt;[% replace(coalesce(represent_value("name"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;法规&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("law"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;条&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("article"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;核对结果&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("status"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;后果&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("consequence"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;要素名称&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("feature_name"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;距离（m）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("distance_m"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;法定距离（m）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("required_m"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;理由&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("reason"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;i&gt;初判，最终以县政府认定为准&lt;/i&gt;</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
