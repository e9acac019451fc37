<qgis labelsEnabled="1" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="singleSymbol">
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
      <Option name="line_color" type="QString" value="0,0,0,255"></Option>
      <Option name="line_style" type="QString" value="solid"></Option>
      <Option name="line_width" type="QString" value="1.7"></Option>
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
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0"></Option>
      <Option name="capstyle" type="QString" value="flat"></Option>
      <Option name="customdash" type="QString" value="5;2"></Option>
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="customdash_unit" type="QString" value="MM"></Option>
      <Option name="dash_pattern_offset" type="QString" value="0"></Option>
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="dash_pattern_offset_unit" type="QString" value="MM"></Option>
      <Option name="draw_inside_polygon" type="QString" value="0"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="line_color" type="QString" value="213,94,0,255"></Option>
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
  </symbols>
  <rotation></rotation>
  <sizescale></sizescale>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;line&quot;" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="9" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="" previewBkgrdColor="255,255,255,255" textColor="17,17,17,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
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
  <field configurationFlags="None" name="line">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="line_class">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="高速" type="QString" value="expressway"></Option>
       </Option>
       <Option type="Map">
        <Option name="国道" type="QString" value="national"></Option>
       </Option>
       <Option type="Map">
        <Option name="省道" type="QString" value="provincial"></Option>
       </Option>
       <Option type="Map">
        <Option name="县道" type="QString" value="county"></Option>
       </Option>
       <Option type="Map">
        <Option name="乡道" type="QString" value="township"></Option>
       </Option>
       <Option type="Map">
        <Option name="村道" type="QString" value="village"></Option>
       </Option>
       <Option type="Map">
        <Option name="旅游公路" type="QString" value="tourist"></Option>
       </Option>
       <Option type="Map">
        <Option name="铁路" type="QString" value="railway"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="first_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="last_m">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="stations">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="seeing">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="fid" index="0" name=""></alias>
  <alias field="mine_key" index="1" name="矿山序号"></alias>
  <alias field="licence_no" index="2" name="采矿许可证号"></alias>
  <alias field="name" index="3" name="矿山名称"></alias>
  <alias field="line" index="4" name="线路"></alias>
  <alias field="line_class" index="5" name="线路等级"></alias>
  <alias field="first_m" index="6" name="起始里程（m）"></alias>
  <alias field="last_m" index="7" name="终止里程（m）"></alias>
  <alias field="stations" index="8" name="观察点数"></alias>
  <alias field="seeing" index="9" name="可见的观察点数"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="" field="line"></default>
  <default applyOnUpdate="0" expression="" field="line_class"></default>
  <default applyOnUpdate="0" expression="" field="first_m"></default>
  <default applyOnUpdate="0" expression="" field="last_m"></default>
  <default applyOnUpdate="0" expression="" field="stations"></default>
  <default applyOnUpdate="0" expression="" field="seeing"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="mine_key" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="line" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="line_class" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="first_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="last_m" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="stations" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="seeing" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="line"></constraint>
  <constraint desc="" exp="" field="line_class"></constraint>
  <constraint desc="" exp="" field="first_m"></constraint>
  <constraint desc="" exp="" field="last_m"></constraint>
  <constraint desc="" exp="" field="stations"></constraint>
  <constraint desc="" exp="" field="seeing"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="line" type="field" width="-1"></column>
   <column hidden="0" name="line_class" type="field" width="-1"></column>
   <column hidden="0" name="first_m" type="field" width="-1"></column>
   <column hidden="0" name="last_m" type="field" width="-1"></column>
   <column hidden="0" name="stations" type="field" width="-1"></column>
   <column hidden="0" name="seeing" type="field" width="-1"></column>
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
 <mapTip>&lt;b&gt;[% replace(coalesce(represent_value("name"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;线路&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("line"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;线路等级&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("line_class"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;起始里程（m）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("first_m"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;终止里程（m）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("last_m"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;观察点数&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("stations"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;可见的观察点数&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("seeing"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;i&gt;初判，最终以县政府认定为准&lt;/i&gt;</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
