<qgis readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
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
  <field configurationFlags="None" name="clause">
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
        <Option name="符合" type="QString" value="met"></Option>
       </Option>
       <Option type="Map">
        <Option name="不符合" type="QString" value="not_met"></Option>
       </Option>
       <Option type="Map">
        <Option name="未能判定" type="QString" value="not_determined"></Option>
       </Option>
       <Option type="Map">
        <Option name="不适用" type="QString" value="not_applicable"></Option>
       </Option>
      </Option>
     </Option>
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
  <field configurationFlags="None" name="missing">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="true"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="department">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="words">
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
  <alias field="clause" index="4" name="条款"></alias>
  <alias field="status" index="5" name="核对结果"></alias>
  <alias field="reason" index="6" name="理由"></alias>
  <alias field="missing" index="7" name="待核实事项及提供单位"></alias>
  <alias field="department" index="8" name="责任部门"></alias>
  <alias field="words" index="9" name="条款原文"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="" field="clause"></default>
  <default applyOnUpdate="0" expression="" field="status"></default>
  <default applyOnUpdate="0" expression="" field="reason"></default>
  <default applyOnUpdate="0" expression="" field="missing"></default>
  <default applyOnUpdate="0" expression="" field="department"></default>
  <default applyOnUpdate="0" expression="" field="words"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="mine_key" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="clause" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="status" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="reason" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="missing" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="department" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="words" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="clause"></constraint>
  <constraint desc="" exp="" field="status"></constraint>
  <constraint desc="" exp="" field="reason"></constraint>
  <constraint desc="" exp="" field="missing"></constraint>
  <constraint desc="" exp="" field="department"></constraint>
  <constraint desc="" exp="" field="words"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="clause" type="field" width="-1"></column>
   <column hidden="0" name="status" type="field" width="-1"></column>
   <column hidden="0" name="reason" type="field" width="-1"></column>
   <column hidden="0" name="missing" type="field" width="-1"></column>
   <column hidden="0" name="department" type="field" width="-1"></column>
   <column hidden="0" name="words" type="field" width="-1"></column>
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
 <previewExpression></previewExpression>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
