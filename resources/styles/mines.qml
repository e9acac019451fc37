<qgis labelsEnabled="1" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
 <renderer-v2 attr="spatial" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="categorizedSymbol">
  <categories>
   <category label="存在空间冲突：有空间条款确定符合" render="true" symbol="0" value="conflict"></category>
   <category label="需复核：重叠在数据精度范围内，或两种判定不一致" render="true" symbol="1" value="review"></category>
   <category label="未能判定：有空间条款未能核查，不等于不涉及" render="true" symbol="2" value="not_determined"></category>
   <category label="未发现空间冲突：空间条款均已核查" render="true" symbol="3" value="clear"></category>
  </categories>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="244,201,174,200"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="122,31,78,255"></Option>
      <Option name="outline_style" type="QString" value="solid"></Option>
      <Option name="outline_width" type="QString" value="1"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="solid"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="250,227,166,200"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="138,97,0,255"></Option>
      <Option name="outline_style" type="QString" value="dash"></Option>
      <Option name="outline_width" type="QString" value="0.7"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="solid"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="224,224,224,200"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="136,136,136,255"></Option>
      <Option name="outline_style" type="QString" value="dot"></Option>
      <Option name="outline_width" type="QString" value="0.7"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="solid"></Option>
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="205,228,244,200"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="0,114,178,255"></Option>
      <Option name="outline_style" type="QString" value="solid"></Option>
      <Option name="outline_width" type="QString" value="0.4"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="solid"></Option>
     </Option>
    </layer>
   </symbol>
  </symbols>
  <rotation></rotation>
  <sizescale></sizescale>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="name" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="9" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="75" fontWordSpacing="0" isExpression="0" legendString="Aa" multilineHeight="1" namedStyle="" previewBkgrdColor="255,255,255,255" textColor="17,17,17,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
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
   <placement centroidInside="0" centroidWhole="0" dist="0" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="0" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="8" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="10" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0"></placement>
   <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="0" scaleMin="0" scaleVisibility="0" unplacedVisibility="0" upsidedownLabels="0" zIndex="0"></rendering>
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
  <field configurationFlags="None" name="holder">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="township">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="mineral">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="spatial">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="存在空间冲突" type="QString" value="conflict"></Option>
       </Option>
       <Option type="Map">
        <Option name="需复核" type="QString" value="review"></Option>
       </Option>
       <Option type="Map">
        <Option name="未能判定" type="QString" value="not_determined"></Option>
       </Option>
       <Option type="Map">
        <Option name="未发现空间冲突" type="QString" value="clear"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="disposition">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="建议列入关闭取缔" type="QString" value="close"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议引导退出" type="QString" value="exit"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议升级改造" type="QString" value="upgrade"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议保留" type="QString" value="retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="待核实" type="QString" value="undetermined"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="open">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="无" type="QString" value=""></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔" type="QString" value="close"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议引导退出" type="QString" value="exit"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议升级改造" type="QString" value="upgrade"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议保留" type="QString" value="retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议引导退出" type="QString" value="close exit"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议升级改造" type="QString" value="close upgrade"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议保留" type="QString" value="close retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议引导退出、建议升级改造" type="QString" value="exit upgrade"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议引导退出、建议保留" type="QString" value="exit retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议升级改造、建议保留" type="QString" value="upgrade retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议引导退出、建议升级改造" type="QString" value="close exit upgrade"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议引导退出、建议保留" type="QString" value="close exit retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议升级改造、建议保留" type="QString" value="close upgrade retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议引导退出、建议升级改造、建议保留" type="QString" value="exit upgrade retain"></Option>
       </Option>
       <Option type="Map">
        <Option name="建议列入关闭取缔、建议引导退出、建议升级改造、建议保留" type="QString" value="close exit upgrade retain"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="area_km2">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="geodesic_area_km2">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="plane_area_km2">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="overlap_net_m2">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="visibility">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="可见" type="QString" value="visible"></Option>
       </Option>
       <Option type="Map">
        <Option name="不可见" type="QString" value="hidden"></Option>
       </Option>
       <Option type="Map">
        <Option name="未能判定" type="QString" value="not_determined"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="notes">
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
  <alias field="holder" index="4" name="采矿权人"></alias>
  <alias field="township" index="5" name="乡镇"></alias>
  <alias field="mineral" index="6" name="矿种"></alias>
  <alias field="spatial" index="7" name="空间筛查结论"></alias>
  <alias field="disposition" index="8" name="方案分类建议"></alias>
  <alias field="open" index="9" name="仍可能改为"></alias>
  <alias field="area_km2" index="10" name="法定面积（km²）"></alias>
  <alias field="geodesic_area_km2" index="11" name="椭球面积（km²）"></alias>
  <alias field="plane_area_km2" index="12" name="平面面积（km²）"></alias>
  <alias field="overlap_net_m2" index="13" name="禁止采矿区域净重叠（m²）"></alias>
  <alias field="visibility" index="14" name="直观可视范围"></alias>
  <alias field="notes" index="15" name="说明"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="" field="holder"></default>
  <default applyOnUpdate="0" expression="" field="township"></default>
  <default applyOnUpdate="0" expression="" field="mineral"></default>
  <default applyOnUpdate="0" expression="" field="spatial"></default>
  <default applyOnUpdate="0" expression="" field="disposition"></default>
  <default applyOnUpdate="0" expression="" field="open"></default>
  <default applyOnUpdate="0" expression="" field="area_km2"></default>
  <default applyOnUpdate="0" expression="" field="geodesic_area_km2"></default>
  <default applyOnUpdate="0" expression="" field="plane_area_km2"></default>
  <default applyOnUpdate="0" expression="" field="overlap_net_m2"></default>
  <default applyOnUpdate="0" expression="" field="visibility"></default>
  <default applyOnUpdate="0" expression="" field="notes"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="mine_key" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="holder" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="township" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="mineral" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="spatial" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="disposition" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="open" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="area_km2" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="geodesic_area_km2" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="plane_area_km2" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="overlap_net_m2" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="visibility" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="notes" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="holder"></constraint>
  <constraint desc="" exp="" field="township"></constraint>
  <constraint desc="" exp="" field="mineral"></constraint>
  <constraint desc="" exp="" field="spatial"></constraint>
  <constraint desc="" exp="" field="disposition"></constraint>
  <constraint desc="" exp="" field="open"></constraint>
  <constraint desc="" exp="" field="area_km2"></constraint>
  <constraint desc="" exp="" field="geodesic_area_km2"></constraint>
  <constraint desc="" exp="" field="plane_area_km2"></constraint>
  <constraint desc="" exp="" field="overlap_net_m2"></constraint>
  <constraint desc="" exp="" field="visibility"></constraint>
  <constraint desc="" exp="" field="notes"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="holder" type="field" width="-1"></column>
   <column hidden="0" name="township" type="field" width="-1"></column>
   <column hidden="0" name="mineral" type="field" width="-1"></column>
   <column hidden="0" name="spatial" type="field" width="-1"></column>
   <column hidden="0" name="disposition" type="field" width="-1"></column>
   <column hidden="0" name="open" type="field" width="-1"></column>
   <column hidden="0" name="area_km2" type="field" width="-1"></column>
   <column hidden="0" name="geodesic_area_km2" type="field" width="-1"></column>
   <column hidden="0" name="plane_area_km2" type="field" width="-1"></column>
   <column hidden="0" name="overlap_net_m2" type="field" width="-1"></column>
   <column hidden="0" name="visibility" type="field" width="-1"></column>
   <column hidden="0" name="notes" type="field" width="-1"></column>
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
 <mapTip>&lt;b&gt;[% replace(coalesce(represent_value("name"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;采矿许可证号&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("licence_no"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;空间筛查结论&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("spatial"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;方案分类建议&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("disposition"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;仍可能改为&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("open"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;法定面积（km²）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("area_km2"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;禁止采矿区域净重叠（m²）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("overlap_net_m2"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;i&gt;初判，最终以县政府认定为准&lt;/i&gt;</mapTip>
 <layerGeometryType>2</layerGeometryType>
</qgis>
