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
  <field configurationFlags="None" name="title">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="as_of">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="crs">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="policy">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="policy_title">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="policy_sha256">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="case_sha256">
   <editWidget type="">
    <config>
     <Option></Option>
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
  <field configurationFlags="None" name="ledgers">
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
  <alias field="title" index="1" name="案例"></alias>
  <alias field="as_of" index="2" name="判定日"></alias>
  <alias field="crs" index="3" name="坐标系"></alias>
  <alias field="policy" index="4" name="方案编号"></alias>
  <alias field="policy_title" index="5" name="方案"></alias>
  <alias field="policy_sha256" index="6" name="方案文件 SHA-256"></alias>
  <alias field="case_sha256" index="7" name="案例 SHA-256"></alias>
  <alias field="notes" index="8" name="说明"></alias>
  <alias field="ledgers" index="9" name="台账对应"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="title"></default>
  <default applyOnUpdate="0" expression="" field="as_of"></default>
  <default applyOnUpdate="0" expression="" field="crs"></default>
  <default applyOnUpdate="0" expression="" field="policy"></default>
  <default applyOnUpdate="0" expression="" field="policy_title"></default>
  <default applyOnUpdate="0" expression="" field="policy_sha256"></default>
  <default applyOnUpdate="0" expression="" field="case_sha256"></default>
  <default applyOnUpdate="0" expression="" field="notes"></default>
  <default applyOnUpdate="0" expression="" field="ledgers"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="0" exp_strength="0" field="title" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="as_of" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="crs" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="policy" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="policy_title" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="policy_sha256" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="case_sha256" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="notes" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="ledgers" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="" exp="" field="title"></constraint>
  <constraint desc="" exp="" field="as_of"></constraint>
  <constraint desc="" exp="" field="crs"></constraint>
  <constraint desc="" exp="" field="policy"></constraint>
  <constraint desc="" exp="" field="policy_title"></constraint>
  <constraint desc="" exp="" field="policy_sha256"></constraint>
  <constraint desc="" exp="" field="case_sha256"></constraint>
  <constraint desc="" exp="" field="notes"></constraint>
  <constraint desc="" exp="" field="ledgers"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="0" name="title" type="field" width="-1"></column>
   <column hidden="0" name="as_of" type="field" width="-1"></column>
   <column hidden="0" name="crs" type="field" width="-1"></column>
   <column hidden="0" name="policy" type="field" width="-1"></column>
   <column hidden="0" name="policy_title" type="field" width="-1"></column>
   <column hidden="0" name="policy_sha256" type="field" width="-1"></column>
   <column hidden="0" name="case_sha256" type="field" width="-1"></column>
   <column hidden="0" name="notes" type="field" width="-1"></column>
   <column hidden="0" name="ledgers" type="field" width="-1"></column>
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
