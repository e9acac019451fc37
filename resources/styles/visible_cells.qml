<qgis labelsEnabled="0" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="singleSymbol">
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="213,94,0,102"></Option>
      <Option name="joinstyle" type="QString" value="bevel"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="35,35,35,255"></Option>
      <Option name="outline_style" type="QString" value="no"></Option>
      <Option name="outline_width" type="QString" value="0.26"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="solid"></Option>
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="45"></Option>
      <Option name="color" type="QString" value="0,0,0,255"></Option>
      <Option name="distance" type="QString" value="0.8"></Option>
      <Option name="distance_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="distance_unit" type="QString" value="MM"></Option>
      <Option name="line_width" type="QString" value="0"></Option>
      <Option name="line_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="line_width_unit" type="QString" value="MM"></Option>
      <Option name="offset" type="QString" value="0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
     </Option>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@0@1" type="line">
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
        <Option name="line_color" type="QString" value="122,51,0,255"></Option>
        <Option name="line_style" type="QString" value="solid"></Option>
        <Option name="line_width" type="QString" value="0.2"></Option>
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
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="color" type="QString" value="0,0,255,255"></Option>
      <Option name="joinstyle" type="QString" value="round"></Option>
      <Option name="offset" type="QString" value="0,0"></Option>
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
      <Option name="offset_unit" type="QString" value="MM"></Option>
      <Option name="outline_color" type="QString" value="122,51,0,255"></Option>
      <Option name="outline_style" type="QString" value="solid"></Option>
      <Option name="outline_width" type="QString" value="0.2"></Option>
      <Option name="outline_width_unit" type="QString" value="MM"></Option>
      <Option name="style" type="QString" value="no"></Option>
     </Option>
    </layer>
   </symbol>
  </symbols>
  <rotation></rotation>
  <sizescale></sizescale>
 </renderer-v2>
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
  <field configurationFlags="None" name="visible_m2">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="share">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="stability">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="稳定可视" type="QString" value="stable_visible"></Option>
       </Option>
       <Option type="Map">
        <Option name="临界" type="QString" value="borderline"></Option>
       </Option>
       <Option type="Map">
        <Option name="稳定不可视" type="QString" value="stable_hidden"></Option>
       </Option>
       <Option type="Map">
        <Option name="未评估" type="QString" value="not_determined"></Option>
       </Option>
      </Option>
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
  <alias field="visible_m2" index="4" name="可视面积（m²）"></alias>
  <alias field="share" index="5" name="占比（0—1）"></alias>
  <alias field="stability" index="6" name="稳定性"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="" field="visible_m2"></default>
  <default applyOnUpdate="0" expression="" field="share"></default>
  <default applyOnUpdate="0" expression="" field="stability"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="mine_key" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="visible_m2" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="share" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="stability" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="visible_m2"></constraint>
  <constraint desc="" exp="" field="share"></constraint>
  <constraint desc="" exp="" field="stability"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="visible_m2" type="field" width="-1"></column>
   <column hidden="0" name="share" type="field" width="-1"></column>
   <column hidden="0" name="stability" type="field" width="-1"></column>
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
 <mapTip>&lt;b&gt;[% replace(coalesce(represent_value("name"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;采矿许可证号&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("licence_no"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;可视面积（m²）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("visible_m2"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;占比（0—1）&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("share"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;稳定性&lt;/td&gt;&lt;td&gt;[% replace(coalesce(represent_value("stability"), ''), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;i&gt;初判，最终以县政府认定为准&lt;/i&gt;</mapTip>
 <layerGeometryType>2</layerGeometryType>
</qgis>
